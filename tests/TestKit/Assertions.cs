using System.Linq.Expressions;
using Shouldly;

namespace Serverless.TestKit;

public static class Assertions
{
    /// <summary>
    /// There are some, and <paramref name="condition"/> holds for all of them. <c>ShouldAllBe</c> alone is satisfied by
    /// none at all, which is what a test sees when it looks in the wrong place.
    /// </summary>
    public static void ShouldBeSomeThatAll<T>(this IEnumerable<T> actual, Expression<Func<T, bool>> condition)
    {
        var elements = actual.ToList();
        elements.ShouldNotBeEmpty();
        elements.ShouldAllBe(condition);
    }
}

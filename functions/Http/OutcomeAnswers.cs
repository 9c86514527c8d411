using Serverless.Flows;

namespace Serverless.Functions;

/// <summary>What came of a flow, as an answer.</summary>
internal static class OutcomeAnswers
{
    /// <summary>The answer <paramref name="done"/> makes of what was asked for, or the reason why not.</summary>
    public static IResult Answer<T>(this Outcome<T> outcome, Func<T, IResult> done)
        where T : class => outcome.Succeeded(out var value, out var refusal) ? done(value) : throw Refusals.Of(refusal);

    /// <inheritdoc cref="Answer"/>
    public static Task<IResult> AnswerAsync<T>(this Outcome<T> outcome, Func<T, Task<IResult>> done)
        where T : class => outcome.Succeeded(out var value, out var refusal) ? done(value) : throw Refusals.Of(refusal);
}

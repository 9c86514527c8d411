using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Serverless.Analysis.Disclosure;
using Serverless.Estimation;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>Respondents parted by subgroups, and the sets of them whose figures follow from others.</summary>
public sealed class AtomsTests
{
    [Fact]
    public void Respondents_that_every_subgroup_treats_alike_are_one_atom()
    {
        var atoms = Atoms.Of(
            7,
            [("a", new CodeColumn([1, 1, 0, 0, 255, 2, 1], 2)), ("b", new CodeColumn([1, 0, 1, 0, 1, 1, 0], 2))]
        );

        atoms.ByRespondent.ShouldBe([0, 1, 2, 3, 4, 4, 1]);
        atoms.Respondents.ShouldBe([1, 2, 1, 1, 2]);
        atoms.Count.ShouldBe(5);
        atoms.Subgroups.ShouldBe(["a", "b"]);
        atoms.Inside("a").ShouldBe([true, true, false, false, false]);
        atoms.Outside("a").ShouldBe([false, false, true, true, false]);
        atoms.Neither("a").ShouldBe([false, false, false, false, true]);
        atoms.Inside("b").ShouldBe([true, false, true, false, true]);
        atoms.Whole().ShouldBe([true, true, true, true, true]);
    }

    [Fact]
    public void Without_subgroups_everyone_is_one_atom_and_nobody_is_none()
    {
        Atoms.Of(3, []).Respondents.ShouldBe([3]);
        Atoms.Of(0, []).Count.ShouldBe(0);
    }

    [Fact]
    public void Sets_that_follow_are_the_differences_and_the_rests() =>
        DerivableSets
            .Of([Set("1111"), Set("1100"), Set("1000")])
            .Select(Text)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["0011", "0100", "0111", "1000", "1011", "1100", "1111"]);

    [Fact]
    public void Nothing_follows_from_nothing() => DerivableSets.Of([]).ShouldBeEmpty();

    [Fact]
    public void Every_set_that_follows_is_fixed_and_every_rest_within_a_published_set_is_found() =>
        Gen
            .Bool.Array[5]
            .Array[1, 4]
            .Sample(published =>
            {
                var sets = DerivableSets.Of(published).Select(Text).ToHashSet(StringComparer.Ordinal);

                sets.ShouldNotContain("00000");
                sets.Count(s => !IsFixed(Set(s), published)).ShouldBe(0);
                foreach (var set in published.Where(s => s.Contains(true)))
                    sets.ShouldContain(Text(set));
                for (var a = 0; a < 5; a++)
                {
                    var single = Enumerable.Range(0, 5).Select(x => x == a).ToArray();
                    sets.Contains(Text(single)).ShouldBe(IsFixed(single, published));
                }

                foreach (var one in published)
                foreach (var other in published)
                    if (one.Zip(other).All(x => !x.Second || x.First) && Text(one) != Text(other))
                        sets.ShouldContain(Text([.. one.Zip(other, (x, y) => x && !y)]));
            });

    private static bool IsFixed(bool[] set, bool[][] published)
    {
        double[] Row(bool[] flags) => Array.ConvertAll(flags, x => x ? 1.0 : 0);
        var rows = published.Select(Row).ToList();
        return Matrix<double>.Build.DenseOfRowArrays([.. rows, Row(set)]).Rank()
            == Matrix<double>.Build.DenseOfRowArrays(rows).Rank();
    }

    private static bool[] Set(string flags) => [.. flags.Select(x => x == '1')];

    private static string Text(bool[] flags) => string.Concat(flags.Select(x => x ? '1' : '0'));
}

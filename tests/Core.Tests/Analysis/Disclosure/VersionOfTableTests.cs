using Serverless.Analysis.Disclosure;
using Serverless.Estimation;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>
/// What is the same of a table in two publications: whoever has both knows it of the later one from the earlier one.
/// Respondents are inside a subgroup or outside it.
/// </summary>
public sealed class VersionOfTableTests
{
    private static readonly int[][] Then =
    [
        [5, 20, 5],
        [10, 30, 10],
    ];

    [Fact]
    public void Answers_of_those_of_whom_none_answered_otherwise_are_known()
    {
        int[][] now =
        [
            [5, 20, 5],
            [14, 24, 12],
        ];

        IsKnown(now, Inside, 0).ShouldBeTrue();
        IsKnown(now, Outside, 0).ShouldBeFalse();
    }

    [Fact]
    public void Answer_that_changed_nowhere_is_known_of_all()
    {
        int[][] now =
        [
            [5, 18, 7],
            [10, 28, 12],
        ];

        IsKnown(now, Inside, 0).ShouldBeTrue();
        IsKnown(now, Outside, 0).ShouldBeTrue();
        IsKnown(now, Inside, 1).ShouldBeFalse();
    }

    [Fact]
    public void Answer_that_changed_somewhere_is_not_known_where_another_did()
    {
        int[][] now =
        [
            [5, 18, 7],
            [12, 28, 10],
        ];

        IsKnown(now, Inside, 0).ShouldBeFalse();
    }

    /// <summary>Of an option as many ticked it, but fewer were asked: others may have.</summary>
    [Theory]
    [InlineData(30, true)]
    [InlineData(28, false)]
    public void Option_is_known_of_those_of_whom_as_many_stayed(int respondents, bool isKnown)
    {
        int[][] now =
        [
            [5, 20, 5],
            [14, 24, 12],
        ];

        IsKnown(now, Inside, 0, [respondents, 45], isMultiple: true).ShouldBe(isKnown);
    }

    /// <summary>Two and three more came, and all of them ticked it: those who did not are as many as before.</summary>
    [Theory]
    [InlineData(53, true)]
    [InlineData(54, false)]
    public void Option_that_as_many_left_unticked_is_known_of_all(int outside, bool isKnown)
    {
        int[][] now =
        [
            [7, 20, 5],
            [13, 30, 10],
        ];

        IsKnown(now, Inside, 0, [32, outside], isMultiple: true).ShouldBe(isKnown);
    }

    /// <summary>
    /// Who gave one of the first two answers was asked more. Those inside answered that as before; who of them left it blank
    /// is not known, so that nothing but this says that as many were asked.
    /// </summary>
    [Fact]
    public void As_many_were_asked_a_question_of_those_of_whom_none_answered_it_otherwise()
    {
        int[][] now =
        [
            [7, 18, 9],
            [14, 24, 12],
        ];
        var (was, becomes) = (Routing(Then, 0), Routing(now, 100));
        var (asked, askedNow) = (
            Version(
                [
                    [4, 9, 8],
                    [5, 20, 5],
                ],
                null,
                false,
                200
            ),
            Version(
                [
                    [4, 9, 8],
                    [5, 18, 7],
                ],
                null,
                false,
                300
            )
        );
        var equations = new LinearEquations();
        equations.Add(was.Audit.Terms(Inside, k => k < 2));
        equations.Add(was.Audit.Terms(Outside, k => k < 2));

        was.AddSameRouted(equations, becomes, exposure: 0, asked, askedNow);

        equations.Fixes(becomes.Audit.Terms(Inside, k => k < 2)).ShouldBeTrue();
        equations.Fixes(becomes.Audit.Terms(Outside, k => k < 2)).ShouldBeFalse();
        equations.Fixes(becomes.Audit.Terms(Inside, k => k == 0)).ShouldBeFalse();

        static VersionOfTable Routing(int[][] counts, int offset)
        {
            var plain = Version(counts, null, isMultiple: false, offset);
            var table = plain.Audit.Table with { Exposures = [new Exposure([true, true, false], [new("meer")], [])] };
            return plain with { Audit = new TableAudit(table, offset) };
        }
    }

    private static readonly bool[] Inside = [true, false];
    private static readonly bool[] Outside = [false, true];

    /// <summary>Whether the count of an answer now follows from what it was.</summary>
    private static bool IsKnown(int[][] now, bool[] set, int answer, int[]? bases = null, bool isMultiple = false)
    {
        var (was, becomes) = (Version(Then, null, isMultiple, 0), Version(now, bases, isMultiple, 100));
        var equations = new LinearEquations();
        equations.Add(was.Audit.Terms(set, k => k == answer));
        was.AddSame(equations, becomes);
        return equations.Fixes(becomes.Audit.Terms(set, k => k == answer));
    }

    private static VersionOfTable Version(int[][] counts, int[]? bases, bool isMultiple, int offset)
    {
        int[] sizes = bases ?? [.. counts.Select(c => c.Sum())];
        // Whoever is inside comes first, as the first atom has them.
        var atoms = Atoms.Of(
            sizes.Sum(),
            [("s", new CodeColumn([.. sizes.SelectMany((n, i) => Enumerable.Repeat((ushort)(1 - i), n))], 2))]
        );
        var table = new TableCounts
        {
            Table = new("vraag"),
            Base = sizes.Sum(),
            Counts = [.. Enumerable.Range(0, 3).Select(k => counts.Sum(c => c[k]))],
            BaseByAtom = sizes,
            CountsByAtom = counts,
            AddsUp = !isMultiple,
            IsMultiple = isMultiple,
        };
        return new(atoms, new TableAudit(table, offset), null);
    }
}

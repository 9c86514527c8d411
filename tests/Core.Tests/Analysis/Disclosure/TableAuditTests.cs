using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>One table of three answers in two atoms: 3, 20, 7 and 10, 2, 30.</summary>
public sealed class TableAuditTests
{
    private const int Threshold = 4;

    private static readonly bool[] First = [true, false];
    private static readonly bool[] Everyone = [true, true];

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Base_under_the_minimum_is_small_and_an_empty_one_is_not(int minimum, bool isSmall)
    {
        var table = Table() with { BaseByAtom = [0, 4] };

        TableAudit
            .HasSmallBase(
                table,
                [
                    [false, true],
                ],
                minimum
            )
            .ShouldBe(isSmall);
        TableAudit.HasSmallBase(table, [First], minimum).ShouldBeFalse();
    }

    [Fact]
    public void Small_count_is_revealed_only_by_equations_that_fix_it()
    {
        var audit = new TableAudit(Table(), 0);
        var equations = new LinearEquations();
        audit.IsRevealed(equations, [First], Threshold, []).ShouldBeFalse();

        // The base and two answers of the first atom: the third follows.
        audit.AddPublished(equations, [(First, new Withholding { Answers = [true, false, false] })]);

        audit.IsRevealed(equations, [First], Threshold, []).ShouldBeTrue();
        audit.IsRevealed(equations, [First], threshold: 2, []).ShouldBeFalse();
        audit
            .IsRevealed(
                equations,
                [
                    [false, true],
                ],
                Threshold,
                []
            )
            .ShouldBeFalse();
        audit.IsRevealed(equations, [First], Threshold, [new(First, [true, false, false])]).ShouldBeFalse();
        audit.IsRevealed(equations, [First], Threshold, [new(First, [false, true, true])]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void Count_stays_hidden_when_the_base_is_or_the_counts_add_up_to_none(
        bool suppressed,
        bool baseWithheld,
        bool isMultiple
    )
    {
        var audit = new TableAudit(Table() with { AddsUp = !isMultiple }, 0);
        var equations = new LinearEquations();

        audit.AddPublished(
            equations,
            [
                (
                    First,
                    new Withholding
                    {
                        Answers = [true, false, false],
                        Suppressed = suppressed,
                        BaseWithheld = baseWithheld,
                    }
                ),
            ]
        );

        audit.IsRevealed(equations, [First], Threshold, []).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Summary_that_is_shown_is_an_equation(bool withheld, bool isRevealed)
    {
        var audit = new TableAudit(Table() with { Summary = [true, true, false] }, 0);
        var equations = new LinearEquations();

        audit.AddPublished(
            equations,
            [
                (
                    First,
                    new Withholding
                    {
                        Answers = [true, false, true],
                        BaseWithheld = true,
                        Summary = withheld,
                    }
                ),
            ]
        );

        audit.IsRevealed(equations, [First], Threshold, []).ShouldBe(isRevealed);
    }

    [Fact]
    public void Few_who_did_not_tick_an_option_are_as_small_as_few_who_did()
    {
        var audit = new TableAudit(
            Table() with
            {
                IsMultiple = true,
                AddsUp = false,
                CountsByAtom =
                [
                    [10, 26, 30],
                    [10, 20, 30],
                ],
            },
            0
        );
        var equations = new LinearEquations();
        audit.AddPublished(equations, [(First, Withholding.Nothing)]);

        audit.IsRevealed(equations, [First], Threshold, []).ShouldBeTrue();
        audit.IsRevealed(equations, [First], threshold: 3, []).ShouldBeFalse();
    }

    [Fact]
    public void Empty_atoms_and_sums_shown_elsewhere_are_equations_too()
    {
        var audit = new TableAudit(
            Table() with
            {
                CountsByAtom =
                [
                    [3, 20, 7],
                    [0, 2, 40],
                ],
            },
            0
        );
        var equations = new LinearEquations();
        audit.AddShown(equations, [new ShownSum(Everyone, [true, false, false])]);
        audit.IsRevealed(equations, [First], Threshold, []).ShouldBeFalse();

        audit.AddEmpty(equations, [false, true], answer => answer == 0);

        audit.IsRevealed(equations, [First], Threshold, []).ShouldBeTrue();
    }

    private static TableCounts Table() =>
        new()
        {
            Table = new TableId("vraag"),
            Base = 72,
            Counts = [13, 22, 37],
            BaseByAtom = [30, 42],
            CountsByAtom =
            [
                [3, 20, 7],
                [10, 2, 30],
            ],
            AddsUp = true,
        };
}

using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>What is withheld of a distribution, together with what was withheld before, and what is tried.</summary>
public sealed class WithholdingTests
{
    private static readonly TableId Table = new("vraag");

    [Fact]
    public void What_either_withholds_is_withheld()
    {
        var first = new Withholding { Answers = [true, false, false], Mean = true };
        var second = new Withholding { Answers = [false, false, true], Summary = true };

        var both = first.And(second);

        both.Answers.ShouldBe([true, false, true]);
        (both.Mean, both.Summary, both.Rest, both.BaseWithheld, both.Suppressed).ShouldBe(
            (true, true, false, false, false)
        );
        Withholding.Nothing.And(first).Answers.ShouldBe(first.Answers);
        first.And(Withholding.Nothing).Answers.ShouldBe(first.Answers);
        Withholding.Nothing.And(new Withholding { Rest = true, BaseWithheld = true }).Rest.ShouldBeTrue();
        new Withholding { Rest = true, BaseWithheld = true }
            .And(Withholding.Nothing)
            .BaseWithheld.ShouldBeTrue();
        Withholding.Everything.And(Withholding.Nothing).Suppressed.ShouldBeTrue();
        Withholding.Nothing.And(Withholding.Everything).Suppressed.ShouldBeTrue();
    }

    [Fact]
    public void Anything_withheld_counts()
    {
        Withholding.Nothing.HasAny.ShouldBeFalse();
        new Withholding { Answers = [false, false] }.HasAny.ShouldBeFalse();
        Withholding[] some =
        [
            Withholding.Everything,
            new() { BaseWithheld = true },
            new() { Answers = [false, true] },
            new() { Summary = true },
            new() { Mean = true },
            new() { Rest = true },
        ];
        some.Count(w => w.HasAny).ShouldBe(some.Length);
        Withholding.Everything.Hides(3).ShouldBeTrue();
        new Withholding { Answers = [false, true] }
            .Hides(1)
            .ShouldBeTrue();
        new Withholding { Answers = [false, true] }
            .Hides(0)
            .ShouldBeFalse();
        Withholding.Nothing.Hides(0).ShouldBeFalse();
    }

    [Fact]
    public void What_was_tried_can_be_taken_back()
    {
        var withheld = new GroupWithholding(
            new Dictionary<TableId, TableWithholding>
            {
                [Table] = new(
                    Withholding.Nothing,
                    new Dictionary<string, Withholding>(StringComparer.Ordinal)
                    {
                        ["a"] = Withholding.Nothing,
                        ["b"] = Withholding.Everything,
                    }
                ),
            }
        );
        (withheld.ShowsInside("a"), withheld.ShowsOutside("a")).ShouldBe((true, true));
        (withheld.ShowsInside("b"), withheld.ShowsOutside("b")).ShouldBe((false, false));
        var (mark, version) = (withheld.Mark, withheld.Version(Table));

        withheld.SetWhole(Table, Withholding.Everything);
        withheld.SetSides(Table, "a", new Withholding { Rest = true });
        var afterRest = withheld.Version(Table);

        withheld.Whole(Table).ShouldBe(Withholding.Everything);
        (withheld.ShowsInside("a"), withheld.ShowsOutside("a")).ShouldBe((true, false));
        afterRest.ShouldBeGreaterThan(version);
        withheld.SetSides(Table, "a", Withholding.Everything);
        withheld.ShowsInside("a").ShouldBeFalse();
        withheld.Version(Table).ShouldBeGreaterThan(afterRest);

        withheld.TakeBack(mark);

        withheld.Whole(Table).ShouldBe(Withholding.Nothing);
        withheld.Sides(Table, "a").ShouldBe(Withholding.Nothing);
        (withheld.ShowsInside("a"), withheld.ShowsOutside("a")).ShouldBe((true, true));
        (withheld.Mark, withheld.Version(Table)).ShouldBe((mark, version));
    }
}

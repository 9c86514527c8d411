using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>What of a survey's tables shows what of others: routing, subgroups and amounts, as disclosure control counts them.</summary>
public sealed class DisclosureInputsTests
{
    private static readonly TableId Together = new("samen");
    private static readonly TableId Form = new("vorm");
    private static readonly TableId Amount = new("bedrag");

    [Fact]
    public void Small_answer_is_withheld_with_the_other_that_would_give_it_away() =>
        Of(refusing: 3).Whole(Together).Answers.ShouldBe([true, true]);

    [Fact]
    public void Number_who_were_asked_next_is_withheld_where_it_shows_a_small_answer() =>
        Of(refusing: 3).Whole(Form).ShouldBe(new Withholding { BaseWithheld = true });

    [Fact]
    public void Of_few_who_were_asked_next_nothing_is_shown() =>
        Of(members: 43, refusing: 3).Whole(Form).ShouldBe(Withholding.Everything);

    [Fact]
    public void Subgroup_whose_size_shows_a_small_answer_is_shown_of_no_table() =>
        Of(refusing: 3).Sides(Amount, DisclosureSurvey.Cooperating).ShouldBe(Withholding.Everything);

    [Fact]
    public void Nothing_is_withheld_of_large_answers()
    {
        var tables = Of(refusing: 100);

        (tables.Whole(Together).HasAny, tables.Whole(Form).HasAny, tables.Whole(Amount).HasAny).ShouldBe(
            (false, false, false)
        );
        tables.Sides(Amount, DisclosureSurvey.Cooperating).HasAny.ShouldBeFalse();
    }

    [Fact]
    public void Mean_of_amounts_of_which_one_is_most_is_withheld() =>
        Of(largest: 1_000_000).Whole(Amount).ShouldBe(new Withholding { Mean = true });

    [Fact]
    public void Small_answers_of_members_who_cannot_be_recognised_are_shown() =>
        DisclosureSurvey
            .Of(DisclosureSurvey.Members, refusing: 3, largest: 1_000_000, identifiable: false)
            .Tables.Whole(Together)
            .HasAny.ShouldBeFalse();

    private static GroupTables Of(int members = DisclosureSurvey.Members, int refusing = 100, int largest = 100) =>
        DisclosureSurvey.Of(members, refusing, largest).Tables;
}

using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Serverless.Analysis.Results;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;
using TestResult = Serverless.Analysis.Results.TestResult;

namespace Serverless.Core.Tests.Reporting;

public sealed class WordingTests
{
    private static readonly ResultsDocument Results = new SurveyResults().Build();
    private static readonly WaveWords Waves = new(Results, Texts.For(Language.Dutch));
    private static readonly ChangeWords Dutch = new(Texts.For(Language.Dutch), Waves);
    private static readonly TableResult Table = Results.Tables[0];

    [Theory]
    [InlineData(0.285, "29%")]
    [InlineData(0.345, "35%")]
    [InlineData(0.005, "1%")]
    [InlineData(1, "100%")]
    public void Percentage_is_rounded_half_away_from_zero(double share, string expected) =>
        Texts.For(Language.Dutch).Numbers.Percent(share).ShouldBe(expected);

    [Fact]
    public void Numbers_follow_the_language()
    {
        Texts.For(Language.Dutch).Numbers.Number(1234567.891, 2).ShouldBe("1.234.567,89");
        Texts.For(Language.English).Numbers.Number(1234567.891, 2).ShouldBe("1,234,567.89");
        Texts.For(Language.Dutch).Numbers.Signed(-0.04, 1).ShouldBe("0,0");
        Texts.For(Language.Dutch).Numbers.Points(-0.04).ShouldBe("−4");
        Texts.For(Language.Dutch).Numbers.PValue(0.0004).ShouldBe("<\u00A00,001");
    }

    [Theory]
    [InlineData(0.0004, "p\u00A0<\u00A00,001")]
    [InlineData(0.0312, "p\u00A0=\u00A00,031")]
    [InlineData(0.9994, "p\u00A0>\u00A00,999")]
    public void P_value_is_never_said_to_be_none_or_certain(double p, string expected) =>
        Texts.For(Language.Dutch).Numbers.StatedPValue(p).ShouldBe(expected);

    [Theory]
    [InlineData(999_999_999, "999.999.999", "999,999,999")]
    [InlineData(5_036_067_890, "5,036\u00A0miljard", "5.036\u00A0billion")]
    [InlineData(5_036_067_890_123, "5,036\u00A0biljoen", "5.036\u00A0trillion")]
    [InlineData(-1e15, "−1\u00A0biljard", "−1\u00A0quadrillion")]
    [InlineData(2.5e21, "2,5E+21", "2.5E+21")]
    public void Large_numbers_are_in_units_with_names(double value, string dutch, string english)
    {
        Texts.For(Language.Dutch).Numbers.Number(value).ShouldBe(dutch);
        Texts.For(Language.English).Numbers.Number(value).ShouldBe(english);
    }

    [Theory]
    [InlineData(4.807e12, 5.265e12, "4,807–5,265\u00A0biljoen")]
    [InlineData(0.9e9, 1.2e9, "900.000.000 tot 1,2\u00A0miljard")]
    public void Interval_of_large_numbers_names_its_unit_once(double lower, double upper, string expected) =>
        Texts.For(Language.Dutch).Numbers.Range(lower, upper, 0).ShouldBe(expected);

    [Theory]
    [InlineData(0.002, "minder dan 1%")]
    [InlineData(0.998, "meer dan 99%")]
    [InlineData(0, "0%")]
    public void Share_in_a_sentence_is_never_none_for_some_or_all_for_not_all(double share, string expected) =>
        Texts.For(Language.Dutch).Numbers.PercentInText(share).ShouldBe(expected);

    [Fact]
    public void Numbers_do_not_depend_on_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = "|";
            odd.NumberFormat.NumberGroupSeparator = "_";
            CultureInfo.CurrentCulture = odd;
            Texts.For(Language.Dutch).Numbers.Number(1598.5, 1).ShouldBe("1.598,5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Period_says_once_what_both_ends_share()
    {
        Texts
            .For(Language.Dutch)
            .Dates.Period(new(2019, 3, 4), new(2019, 5, 17))
            .ShouldBe("van 4\u00A0maart tot en met 17\u00A0mei 2019");
        Texts
            .For(Language.Dutch)
            .Dates.Period(new(2018, 12, 1), new(2019, 1, 31))
            .ShouldBe("van 1\u00A0december 2018 tot en met 31\u00A0januari 2019");
        Texts
            .For(Language.English)
            .Dates.Period(new(2019, 3, 4), new(2019, 3, 17))
            .ShouldBe("from 4 to 17\u00A0March 2019");
        Texts.For(Language.Dutch).Dates.Period(new(2019, 3, 4), new(2019, 3, 4)).ShouldBe("op 4\u00A0maart 2019");
    }

    [Fact]
    public void List_and_plural_follow_Dutch_rules()
    {
        Texts.For(Language.Dutch).Grammar.And(["a", "b", "c"]).ShouldBe("a, b en c");
        Texts.For(Language.Dutch).Grammar.Counted(1, "respondent", "respondenten").ShouldBe("1 respondent");
        Texts.For(Language.Dutch).Grammar.Counted(1598, "respondent", "respondenten").ShouldBe("1.598 respondenten");
        Texts.For(Language.Dutch).Grammar.Capitalised("ijverige scholen").ShouldBe("IJverige scholen");
    }

    [Fact]
    public void Significant_change_names_direction_and_both_figures() =>
        Say(0.71, 0.80, significant: true).ShouldBe("meer dan in 2016 (van 71% naar 80%)");

    [Fact]
    public void Significant_change_that_rounds_to_one_figure_is_told_with_decimals() =>
        Say(0.796, 0.804, significant: true).ShouldBe("meer dan in 2016 (van 79,6% naar 80,4%)");

    [Fact]
    public void Change_not_shown_is_not_called_equality()
    {
        var text = Say(0.71, 0.73, significant: false);

        text.ShouldBe("verschil met 2016 niet aangetoond (71% en 73%)");
        text.ShouldNotContain("gelijk");
    }

    [Fact]
    public void Change_shown_to_be_small_is_told_as_that() =>
        Say(0.71, 0.72, significant: false, equivalent: true)
            .ShouldBe(
                "verschil met 2016 niet aangetoond (71% en 72%); een eventueel verschil is kleiner dan 5 procentpunt"
            );

    [Fact]
    public void Change_without_test_gives_the_reason()
    {
        var comparison = Comparison() with { NotTested = new("De vraagtekst is gewijzigd.") };

        Dutch
            .SinceEarlierWave(comparison, Row(0.7, 0.8, false) with { Test = null }, Table)
            .Text.ShouldBe("niet vergeleken met 2016: de vraagtekst is gewijzigd.");
    }

    [Fact]
    public void Withheld_figure_is_worded_as_withheld()
    {
        var cell = Cell(0.5) with { Value = null, Flags = [CellFlag.SmallBase] };

        new FigureWords(Texts.For(Language.Dutch)).InText(cell, Table).Text.ShouldBe("te weinig respondenten");
    }

    [Fact]
    public void Indicative_figure_is_worded_as_indicative() =>
        new FigureWords(Texts.For(Language.Dutch))
            .InText(Cell(0.5) with { Flags = [CellFlag.Indicative] }, Table)
            .Text.ShouldBe("50% (indicatief)");

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.004, "<1%")]
    [InlineData(0.005, "1%")]
    [InlineData(0.994, "99%")]
    [InlineData(0.996, ">99%")]
    [InlineData(1, "100%")]
    public void Short_share_never_says_none_of_some_nor_all_of_most(double share, string expected) =>
        Texts.For(Language.Dutch).Numbers.ShortPercent(share).ShouldBe(expected);

    [Fact]
    public void Change_from_hardly_any_is_not_told_as_a_change_from_none() =>
        Say(0.003, 0.04, significant: true).ShouldBe("meer dan in 2016 (van minder dan 1% naar 4%)");

    [Fact]
    public void Fieldwork_of_one_day_was_on_that_day() =>
        Texts
            .For(Language.Dutch)
            .Dates.Fieldwork(new DateOnly(2019, 5, 4), new DateOnly(2019, 5, 4))
            .ShouldBe("Het veldwerk was op 4\u00A0mei 2019");

    [Fact]
    public void Fieldwork_of_more_days_ran_over_a_period() =>
        Texts
            .For(Language.English)
            .Dates.Fieldwork(new DateOnly(2019, 5, 4), new DateOnly(2019, 5, 17))
            .ShouldBe("Fieldwork ran from 4 to 17\u00A0May 2019");

    [Fact]
    public void Sentence_about_a_change_has_no_numbers_but_those_of_its_cells_and_is_bound_to_them() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool)
            .Sample(
                (a, b, significant) =>
                {
                    var sentence = Dutch.SinceEarlierWave(Comparison(), Row(a, b, significant), Table);
                    sentence.Cells.Select(cell => cell.ToString()).ShouldBe(["t/g@2016/x", "t/g/x"]);
                    string[] known =
                    [
                        .. from decimals in Enumerable.Range(0, 4)
                        from share in new[] { a, b }
                        select Texts.For(Language.Dutch).Numbers.PercentNumber(share, decimals),
                    ];
                    // "minder dan 1%" and "meer dan 99%" name a bound that the figure must keep.
                    if (sentence.Text.Contains("minder dan 1%", StringComparison.Ordinal))
                        known = Math.Min(a, b) < 0.005 ? [.. known, "1"] : known;
                    if (sentence.Text.Contains("meer dan 99%", StringComparison.Ordinal))
                        known = Math.Max(a, b) >= 0.995 ? [.. known, "99"] : known;
                    foreach (
                        Match number in Regex.Matches(
                            sentence.Text,
                            @"\d+(,\d+)?",
                            RegexOptions.ExplicitCapture,
                            TimeSpan.FromSeconds(1)
                        )
                    )
                        known.Append("2016").ShouldContain(number.Value);
                    if (significant && a != b)
                        sentence.Text.ShouldContain(b > a ? "meer" : "minder");
                },
                iter: 2_000
            );

    private static string Say(double a, double b, bool significant, bool? equivalent = null) =>
        Dutch.SinceEarlierWave(Comparison(), Row(a, b, significant) with { Equivalent = equivalent }, Table).Text;

    private static ComparisonResult Comparison() =>
        Results.Comparisons.First(comparison => comparison.Kind == ComparisonKind.Waves);

    private static ComparisonRow Row(double a, double b, bool significant) =>
        new()
        {
            Answer = FigureKey.ShareOf("x"),
            A = Cell(a) with { Id = CellId.Parse("t/g@2016/x")!.Value },
            B = Cell(b),
            Difference = b - a,
            Test = new TestResult("t", 1, 1, 100, 0.01, 0.01, null, null),
            Significant = significant,
        };

    private static Cell Cell(double value) =>
        new()
        {
            Id = CellId.Parse("t/g/x")!.Value,
            Answer = FigureKey.ShareOf("x"),
            Value = value,
            Method = "share",
            Flags = [],
        };
}

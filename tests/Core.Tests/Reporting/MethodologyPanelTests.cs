using Serverless.Reporting.Documents;
using Serverless.Reporting.Factsheets;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>The account of how a survey was done, at the end of a factsheet.</summary>
public sealed class MethodologyPanelTests
{
    private static readonly Paragraph[] Sections =
    [
        Section("Wie en wanneer.", 3),
        Section("Weging.", 9),
        Section("Marges.", 2),
        Section("Versie.", 1),
    ];

    [Fact]
    public void Long_account_is_two_columns_of_about_one_length()
    {
        var columns = MethodologyPanel.Of(Sections).Blocks.ShouldHaveSingleItem().ShouldBeOfType<Columns>();

        int[] lengths = [.. columns.Items.Select(column => Words(column.Blocks.OfType<Paragraph>().Single()).Length)];
        lengths.Length.ShouldBe(2);
        Math.Abs(lengths[0] - lengths[1]).ShouldBeLessThan(100);
    }

    [Fact]
    public void Short_account_is_one_paragraph() =>
        MethodologyPanel.Of(Sections[2..]).Blocks.ShouldHaveSingleItem().ShouldBeOfType<Paragraph>();

    [Fact]
    public void Sections_of_a_panel_are_those_it_was_made_of() =>
        MethodologyPanel
            .SectionsOf(MethodologyPanel.Of(Sections))!
            .Select(section => Words(section).Trim())
            .ShouldBe(Sections.Select(Words));

    private static Paragraph Section(string head, int sentences) =>
        new([new Strong(head + " "), new Text(string.Join(' ', Enumerable.Range(1, sentences).Select(Sentence)))])
        {
            Style = ParagraphStyle.Small,
        };

    private static string Sentence(int number) =>
        FormattableString.Invariant($"Dit is de zin met nummer {number}, die niet verloren gaat.");

    private static string Words(Paragraph paragraph) =>
        string.Concat(
            paragraph.Inlines.Select(inline =>
                inline switch
                {
                    Text text => text.Value,
                    Strong head => head.Value,
                    _ => "",
                }
            )
        );
}

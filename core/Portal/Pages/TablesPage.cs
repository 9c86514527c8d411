using System.Globalization;
using Serverless.Portal.Documents;
using Serverless.Portal.Html;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Styles;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// Every question of a wave: the tables report as a page, in sections that the script can show and hide. Without it all of
/// them are there, with the contents to find one.
/// </summary>
internal sealed class TablesPage
{
    /// <summary>
    /// With more cells than this, the ids of figures are before their tables: on them, they would be a third of a page that
    /// is too heavy already.
    /// </summary>
    private const int MaximumCellsWithIds = 8_000;

    private readonly ReportContext _context;
    private readonly Document _report;
    private readonly HtmlWriter _html;
    private bool _inChapter;
    private bool _inQuestion;

    private TablesPage(ReportContext context, Document report, HtmlWriter html) =>
        (_context, _report, _html) = (context, report, html);

    public static string Write(ReportContext context, Document report, HouseStyle? style)
    {
        var texts = context.Texts.Portal;
        var page = new Page(context.Language, texts.AllTables, texts.TablesOf(ReportTitle.Of(context)))
        {
            Kind = "tables",
            Style = style,
            Address = [context.Results.Survey.Id, context.Results.Wave.Id, "tables"],
            InOtherLanguage = other => ReportAddresses.Tables(context, other),
            Trail = WaveTrail.Below(context),
            Replacement = ReplacementNotice.On(context, "tables"),
            Permanent = ReportAddresses.Permanent(context, ReportAddresses.Tables(context, context.Language)),
        };
        return page.Write(html => new TablesPage(context, report, html).Content());
    }

    private void Content()
    {
        var blocks = Flat(_report.Blocks).ToList();
        var cells = blocks.OfType<Table>().Sum(table => table.Rows.Sum(row => row.Cells.Count));
        var content = new DocumentHtml(
            _html,
            _report,
            _context.Texts,
            new ColumnSubjects(_context),
            placesApart: cells > MaximumCellsWithIds
        );
        var opening = blocks.Count > 0 && blocks[0] is Masthead ? 1 : 0;
        _html.Open("article");
        content.Write(blocks.Take(opening));
        Choice(blocks.Skip(opening).OfType<Heading>().Count(IsQuestion));
        foreach (var block in blocks.Skip(opening))
        {
            if (block is Heading heading)
                Enter(heading);
            content.Write([block]);
        }

        Leave(ref _inQuestion);
        Leave(ref _inChapter);
        content.WriteNotes();
        _html.Close().Line();
    }

    /// <summary>Blocks on this page need not be kept together or turned.</summary>
    private static IEnumerable<Block> Flat(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block => block is KeepTogether or Landscape ? Flat(((Container)block).Children) : [block]);

    private static bool IsQuestion(Heading heading) => heading.Level is 1 or 3;

    private void Enter(Heading heading)
    {
        if (heading.Level > 3)
            return;
        Leave(ref _inQuestion);
        if (heading.Level == 2)
        {
            Leave(ref _inChapter);
            _html.Open("section", ("class", "chapter"), ("data-chapter", heading.InOutline ? heading.Id : null));
            _inChapter = true;
            return;
        }

        _html.Open("section", ("class", "question"));
        _inQuestion = true;
    }

    private void Leave(ref bool inside)
    {
        if (inside)
            _html.Close().Line();
        inside = false;
    }

    /// <summary>What a reader can choose. It does nothing without the script, which shows it.</summary>
    private void Choice(int questions)
    {
        var texts = _context.Texts.Portal;
        _html.Open(
            "form",
            ("class", "choice"),
            ("id", "choice"),
            ("hidden", ""),
            ("aria-labelledby", "choice.title"),
            ("data-address", ReportAddresses.Tables(_context, _context.Language))
        );
        _html.Element("h2", texts.Choose, ("id", "choice.title"));
        _html.Element("p", texts.ChooseExplained, ("class", "small"));
        _html
            .Open("p", ("class", "field"))
            .Element("label", texts.Chapter, ("for", "choice.chapter"))
            .Open("select", ("id", "choice.chapter"), ("name", "chapter"))
            .Element("option", texts.AllChapters, ("value", ""));
        foreach (var heading in Flat(_report.Blocks).OfType<Heading>().Where(h => h is { Level: 2, InOutline: true }))
            _html.Element(
                "option",
                heading.ListedNumber is { } number ? $"{number} {heading.Text}" : heading.Text,
                ("value", heading.Id)
            );
        _html.Close().Close();
        Boxes(
            texts.Groups,
            "group",
            _context.Results.Groups.Select(group =>
                (group.Id, _context.Capitalised(_context.Index.GroupLabel(group.Id, _context.Language)))
            )
        );
        Boxes(
            texts.Waves,
            "wave",
            _context
                .Results.EarlierWaves.Append(_context.Results.Wave)
                .Select(wave => (wave.Id, _context.Waves.Name(wave.Id)))
        );
        Check("differences", texts.OnlyDifferences);
        Check("addresses", texts.LinkFigures);
        _html
            .Open("p", ("class", "outcome"))
            .Open("output", ("data-text", texts.QuestionsShown), ("for", "choice.chapter"))
            .Text(QuestionsShown(texts, questions))
            .Close()
            .Text(" ")
            .Element("button", texts.ShowAll, ("type", "reset"))
            .Close();
        _html.Close().Line();
    }

    private void Check(string name, string text) =>
        _html
            .Open("p", ("class", "field"))
            .Open("label")
            .Void("input", ("type", "checkbox"), ("name", name), ("value", "1"))
            .Text(" " + text)
            .Close()
            .Close();

    /// <summary>As the script says it before anything is chosen: it takes the same room.</summary>
    private static string QuestionsShown(PortalTexts texts, int questions)
    {
        var all = questions.ToString(CultureInfo.InvariantCulture);
        return texts
            .QuestionsShown.Replace("{shown}", all, StringComparison.Ordinal)
            .Replace("{all}", all, StringComparison.Ordinal);
    }

    private void Boxes(string legend, string name, IEnumerable<(string Value, string Text)> choices)
    {
        var offered = choices.ToList();
        if (offered.Count < 2)
            return;
        _html.Open("fieldset").Element("legend", legend);
        foreach (var (value, text) in offered)
            _html
                .Open("label")
                .Void("input", ("type", "checkbox"), ("name", name), ("value", value), ("checked", ""))
                .Text(" " + text)
                .Close();
        _html.Close();
    }
}

using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Benchmarks.Reports;

/// <summary>
/// A report as other engines can set it: headings, paragraphs, lists, tables and bars in order, as JSON and as a page of
/// HTML. What they get is ready: no figure is looked up or worded by them.
/// </summary>
internal static class ReportContent
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonArray Of(Document document) => [.. document.Blocks.SelectMany(Block)];

    public static string Json(JsonArray blocks) => blocks.ToJsonString(Readable);

    public static string Html(JsonArray blocks)
    {
        var html = new StringBuilder(
            """
            <!doctype html><html lang="nl"><meta charset="utf-8"><title>Report</title><style>
            @page { size: A4; margin: 50pt } body { font: 9.2pt/12pt "Source Sans 3", sans-serif; margin: 0 }
            table { width: 100%; border-collapse: collapse } td, th { border-bottom: .4pt solid #ccc; text-align: left; padding: 2pt }
            .bar { background: #104a5c; height: 7pt; display: inline-block }
            </style>
            """
        );
        foreach (var block in blocks.OfType<JsonObject>())
            html.Append(Html(block));
        return html.ToString();
    }

    private static string Html(JsonObject block)
    {
        string Text(JsonNode? node) => WebUtility.HtmlEncode((string?)node ?? "");
        string Row(JsonNode? cells, string tag) =>
            $"<tr>{string.Concat(cells!.AsArray().Select(cell => $"<{tag}>{Text(cell)}</{tag}>"))}</tr>";
        return (string?)block["kind"] switch
        {
            "heading" => $"<h2>{Text(block["text"])}</h2>",
            "paragraph" => $"<p>{Text(block["text"])}</p>",
            "list" => $"<ul>{string.Concat(block["items"]!.AsArray().Select(item => $"<li>{Text(item)}</li>"))}</ul>",
            "table" =>
                $"<table>{string.Concat(block["header"]!.AsArray().Select(row => Row(row, "th")))}{string.Concat(block["rows"]!.AsArray().Select(row => Row(row, "td")))}</table>",
            _ =>
                $"<h3>{Text(block["title"])}</h3><table>{string.Concat(block["rows"]!.AsArray().Select(row => FormattableString.Invariant($"<tr><td>{Text(row!["label"])}</td><td><span class=\"bar\" style=\"width:{(double)row["share"]! * 200}pt\"></span> {Text(row["text"])}</td></tr>")))}</table>",
        };
    }

    private static IEnumerable<JsonNode> Block(Block block) =>
        block switch
        {
            Masthead masthead => [Heading(masthead.Title), Paragraph(masthead.Lead)],
            Heading heading => [Heading(heading.Text)],
            Paragraph paragraph => [Paragraph(paragraph.Inlines)],
            BulletList list => [List(list.Items)],
            NumberedList list => [List(list.Items)],
            BigNumbers numbers => numbers.Items.Select(item => Paragraph([new Text($"{item.Value} {item.Label}")])),
            Table table => [Table(table)],
            Chart chart => [Bars(chart)],
            Container container => container.Children.SelectMany(Block),
            _ => [],
        };

    private static JsonObject Heading(string text) => new() { ["kind"] = "heading", ["text"] = text };

    private static JsonObject Paragraph(IReadOnlyList<Inline> inlines) =>
        new() { ["kind"] = "paragraph", ["text"] = Words(inlines) };

    private static JsonObject List(IReadOnlyList<ListItem> items) =>
        new()
        {
            ["kind"] = "list",
            ["items"] = new JsonArray([
                .. items.Select(item =>
                    (JsonNode)string.Join(' ', item.Blocks.OfType<Paragraph>().Select(part => Words(part.Inlines)))
                ),
            ]),
        };

    private static JsonObject Table(Table table) =>
        new()
        {
            ["kind"] = "table",
            ["header"] = Rows(table.Header),
            ["rows"] = Rows(table.Rows),
        };

    private static JsonArray Rows(IReadOnlyList<TableRow> rows) =>
        [
            .. rows.Select(row =>
                (JsonNode)
                    new JsonArray([.. row.Cells.Select(cell => (JsonNode)(Words(cell.Inlines) + (cell.Mark ?? "")))])
            ),
        ];

    private static JsonObject Bars(Chart chart) =>
        new()
        {
            ["kind"] = "bars",
            ["title"] = chart.Caption ?? "",
            ["rows"] = new JsonArray([
                .. chart.Rows.SelectMany(row =>
                    row.Values.Select(value =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["label"] = row.Label,
                                ["text"] = value.Text,
                                ["share"] = Math.Clamp(value.Value ?? 0, 0, 1),
                            }
                    )
                ),
            ]),
        };

    private static string Words(IReadOnlyList<Inline> inlines) =>
        string.Concat(
            inlines.Select(inline =>
                inline switch
                {
                    Text text => text.Value,
                    Strong strong => strong.Value,
                    Emphasis emphasis => emphasis.Value,
                    Muted muted => muted.Value,
                    Link link => link.Value,
                    _ => " ",
                }
            )
        );
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Surveys;

namespace Serverless.Reporting.Exports;

/// <summary>
/// The figures of the groups, in this wave and in earlier ones, as a collection of JSON-stat 2.0
/// (https://json-stat.org/format/): a dataset per table, over wave, group, answer and measure. A value that is not
/// given is null, with a status that says why.
/// </summary>
public static class JsonStat
{
    /// <summary>The file's name.</summary>
    public const string FileName = "figures.jsonstat.json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes the collection in the language of programs; <paramref name="output"/> stays open.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(ResultsDocument results, Stream output)
    {
        var context = new ReportContext(results, Languages.OfPrograms);
        var figures = new TidyFigures(context).OfGroups().ToLookup(figure => figure.Table.Id);
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("version", "2.0");
            writer.WriteString("class", "collection");
            writer.WriteString("label", $"{context.Say(results.Survey.Title)}, {context.Say(results.Wave.Title)}");
            writer.WriteStartObject("link");
            writer.WriteStartArray("item");
            foreach (var table in results.Tables)
                if (figures[table.Id].Any())
                    Dataset(writer, context, table, [.. figures[table.Id]]);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Dataset(
        Utf8JsonWriter writer,
        ReportContext context,
        TableResult table,
        IReadOnlyList<TidyFigure> figures
    )
    {
        var (waves, groups, answers) = (
            InOrder([.. context.Results.EarlierWaves, context.Results.Wave], wave => wave.Id, figures, f => f.Wave),
            InOrder(context.Results.Groups, group => group.Id, figures, f => f.Group),
            figures.Select(figure => figure.Cell.Answer).Distinct().ToList()
        );
        writer.WriteStartObject();
        writer.WriteString("version", "2.0");
        writer.WriteString("class", "dataset");
        writer.WriteString("label", AnswerNames.FullTopic(table, context.Language));
        writer.WriteStartArray("id");
        foreach (var id in new[] { "wave", "group", "answer", "measure" })
            writer.WriteStringValue(id);
        writer.WriteEndArray();
        writer.WriteStartArray("size");
        foreach (var size in new[] { waves.Count, groups.Count, answers.Count, FigureMeasures.All.Count })
            writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartObject("role");
        Names(writer, "time", ["wave"]);
        Names(writer, "metric", ["measure"]);
        writer.WriteEndObject();
        writer.WriteStartObject("dimension");
        Dimension(writer, "wave", "Wave", [.. waves.Select(wave => (wave.Id, context.Say(wave.Title)))]);
        Dimension(writer, "group", "Group", [.. groups.Select(group => (group.Id, context.Say(group.Label)))]);
        Dimension(
            writer,
            "answer",
            "Answer",
            [.. answers.Select(answer => (answer.ToString(), AnswerNames.Of(table, answer, context.Texts)))]
        );
        Dimension(
            writer,
            "measure",
            "Measure",
            [.. FigureMeasures.All.Select(measure => (measure.Code, measure.Label))]
        );
        writer.WriteEndObject();
        // Waves before the one that is compared with can come from several trends; the figure is the same.
        var byPlace = figures
            .GroupBy(figure => (figure.Wave, figure.Group, figure.Cell.Answer))
            .ToDictionary(same => same.Key, same => same.First());
        Values(
            writer,
            [
                .. from wave in waves
                from @group in groups
                from answer in answers
                let figure = byPlace.GetValueOrDefault((wave.Id, @group.Id, answer))
                from measure in FigureMeasures.All
                select (figure is null ? null : measure.Of(figure), Status(figure, measure)),
            ]
        );
        writer.WriteStartObject("extension");
        writer.WriteString("table", table.Id.ToString());
        writer.WriteString("chapter", table.Chapter);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static List<T> InOrder<T>(
        IEnumerable<T> all,
        Func<T, string> id,
        IReadOnlyList<TidyFigure> figures,
        Func<TidyFigure, string> used
    )
    {
        var ids = figures.Select(used).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(one => ids.Contains(id(one)))];
    }

    /// <summary>Why there is no value, or what a reader must know of it; null for nothing.</summary>
    private static string? Status(TidyFigure? figure, FigureMeasure measure) =>
        (figure is null ? FigureStatus.Absent : FigureMeasures.StatusOf(figure, measure)) switch
        {
            FigureStatus.Given => null,
            FigureStatus.Indicative => "indicative",
            FigureStatus.Withheld => "withheld",
            FigureStatus.Absent => "absent",
        };

    private static void Values(Utf8JsonWriter writer, IReadOnlyList<(double? Value, string? Status)> values)
    {
        writer.WriteStartArray("value");
        foreach (var (value, _) in values)
        {
            if (value is { } known)
                writer.WriteNumberValue(known);
            else
                writer.WriteNullValue();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("status");
        foreach (var (_, status) in values)
            writer.WriteStringValue(status);
        writer.WriteEndArray();
    }

    private static void Dimension(
        Utf8JsonWriter writer,
        string id,
        string label,
        IReadOnlyList<(string Code, string Label)> categories
    )
    {
        writer.WriteStartObject(id);
        writer.WriteString("label", label);
        writer.WriteStartObject("category");
        Names(writer, "index", categories.Select(category => category.Code));
        writer.WriteStartObject("label");
        foreach (var (code, text) in categories)
            writer.WriteString(code, text);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter writer, string property, IEnumerable<string> names)
    {
        writer.WriteStartArray(property);
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}

using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Tables;

/// <summary>The methodology, every method used with its source, the remarks, and the input files.</summary>
internal sealed class MethodChapter(ReportContext context)
{
    public IEnumerable<Block> Blocks()
    {
        foreach (var paragraph in new Methodology(context).Paragraphs(MethodologyPlace.TablesReport))
            yield return paragraph;
        var results = context.Results;
        if (results.Methods.Count > 0)
        {
            yield return new Heading(3, context.Texts.Methodology.SourcesHeading, "bronnen");
            yield return new Table(
                [new(1.1), new(3), new(2)],
                [
                    new([
                        context.Texts.Methodology.Method,
                        context.Texts.Methodology.Description,
                        context.Texts.Methodology.Source,
                    ]),
                ],
                [
                    .. results.Methods.Select(method => new TableRow([
                        method.Id,
                        context.Say(method.Text),
                        method.Source,
                    ])),
                ]
            );
        }

        if (results.Lineage.Inputs.Count > 0)
        {
            yield return new Heading(3, context.Texts.Methodology.FilesHeading, "bestanden");
            yield return Files(results.Lineage.Inputs);
        }
    }

    /// <summary>
    /// A row per wave and group, with the rows of its files; with their fingerprints, which a public document has not.
    /// </summary>
    private Table Files(IReadOnlyList<InputFile> inputs)
    {
        string[] kinds = [.. inputs.Select(input => input.Kind).Distinct(StringComparer.Ordinal)];
        var hashed = inputs.Any(input => input.Sha256 is not null);
        var width = hashed ? 1.6 : 1;
        return new Table(
            [new(1), new(1.6), .. kinds.Select(_ => new TableColumn(width, ColumnAlignment.End))],
            [
                new([
                    context.Texts.Methodology.Wave,
                    context.Texts.Methodology.TargetGroup,
                    .. kinds.Select(kind => new TableCell(
                        Kind(kind) + (hashed ? $" ({context.Texts.Methodology.Code})" : "")
                    )),
                ]),
            ],
            [
                .. inputs
                    .GroupBy(input => input.Wave, StringComparer.Ordinal)
                    .SelectMany(wave =>
                        wave.GroupBy(input => (input.Wave, input.Group)).OrderBy(files => Place(files.Key.Group))
                    )
                    .Select(files => new TableRow([
                        context.Waves.Name(files.Key.Wave),
                        context.Capitalised(context.Index.GroupLabel(files.Key.Group, context.Language)),
                        .. kinds.Select(kind => File(files.FirstOrDefault(file => file.Kind == kind))),
                    ])),
            ]
        );
    }

    /// <summary>The place of a group in the order of the codebook; those asked in earlier waves only come last.</summary>
    private int Place(string group)
    {
        for (var i = 0; i < context.Results.Groups.Count; i++)
            if (context.Results.Groups[i].Id == group)
                return i;
        return int.MaxValue;
    }

    private TableCell File(InputFile? file)
    {
        if (file is null)
            return "–";
        var rows = file switch
        {
            { Rows: null } => "–",
            { Kind: "population", Rows: 0 } => context.Texts.Methodology.TotalsOnly,
            { Rows: { } count } => context.Numbers.Number(count),
        };
        return file.Sha256 is { } hash ? new TableCell($"{rows} ({ShortHash(hash)})") : rows;
    }

    private static string ShortHash(string hash) => hash.Length > 12 ? hash[..12] : hash;

    private string Kind(string kind) =>
        kind switch
        {
            "responses" => context.Texts.Methodology.Responses,
            "population" => context.Texts.Methodology.PopulationFigures,
            _ => kind,
        };
}

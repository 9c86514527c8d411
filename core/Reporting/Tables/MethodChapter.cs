using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Tables;

/// <summary>The account of method, every method used with its source, the remarks, and the input files.</summary>
internal sealed class MethodChapter(ReportContext context)
{
    public IEnumerable<Block> Blocks()
    {
        foreach (var paragraph in new MethodAccount(context).Paragraphs())
            yield return paragraph;
        var results = context.Results;
        if (results.Methods.Count > 0)
        {
            yield return new Heading(3, context.Say("Formules en bronnen", "Formulas and sources"), "bronnen");
            yield return new Table(
                [new(1.1), new(3), new(2)],
                [
                    new([
                        context.Say("Methode", "Method"),
                        context.Say("Omschrijving", "Description"),
                        context.Say("Bron", "Source"),
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
            yield return new Heading(3, context.Say("Gebruikte bestanden", "Files used"), "bestanden");
            yield return new Table(
                [new(1), new(1.6), new(1.2), new(0.8, ColumnAlignment.End), new(1.2)],
                [
                    new([
                        context.Say("Meting", "Wave"),
                        context.Say("Doelgroep", "Target group"),
                        context.Say("Soort", "Kind"),
                        context.Say("Rijen", "Rows"),
                        context.Say("Kenmerk", "Code"),
                    ]),
                ],
                [
                    .. results.Lineage.Inputs.Select(input => new TableRow([
                        context.Waves.Name(input.Wave),
                        context.Index.GroupLabel(input.Group, context.Language),
                        Kind(input.Kind),
                        context.Numbers.Number(input.Rows),
                        input.Sha256[..Math.Min(12, input.Sha256.Length)],
                    ])),
                ]
            );
        }
    }

    private string Kind(string kind) =>
        kind switch
        {
            "responses" => context.Say("antwoorden", "responses"),
            "population" => context.Say("populatiecijfers", "population figures"),
            _ => kind,
        };
}

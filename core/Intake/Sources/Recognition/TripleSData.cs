using Serverless.Intake.Sources.Csv;
using Serverless.Intake.Sources.Encodings;
using Serverless.Intake.Sources.Forms;
using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Recognition;

/// <summary>Opens the data of a Triple-S survey with its definition.</summary>
internal static class TripleSData
{
    public static async ValueTask<DataSource> OpenAsync(
        Stream data,
        TripleSForm form,
        string? encoding,
        CancellationToken cancellationToken
    )
    {
        var found = await TextEncoding.OfAsync(data, encoding, cancellationToken);
        CellTable cells = form.IsCsv
            ? new TripleSFields(await CsvCells.OpenAsync(data, found, cancellationToken), form)
            : new TripleSCells(data, found, form);
        var names = new UniqueNames();
        var columns = form.Variables.Select(variable => Column(variable, names)).ToList();
        return await TableSource.OpenAsync(cells, _ => new TableHeading(null, 0, columns), cancellationToken);
    }

    private static SourceColumn Column(TripleSVariable variable, UniqueNames names) =>
        new()
        {
            Name = names.Take(variable.Question.Code),
            Label = variable.Question.Text.Text,
            Kind = ColumnKind.Text,
            ValueLabels =
            [
                .. variable.Question.Options.Select(option => new ValueLabel(
                    SourceValue.Of(option.Code),
                    option.Label.Text
                )),
            ],
            Part = new ColumnPart(
                variable.Question.Use == FormUse.Respondent ? ColumnRole.Respondent : ColumnRole.Answer,
                variable.Question.Code,
                variable.Question.Text.Text
            ),
        };
}

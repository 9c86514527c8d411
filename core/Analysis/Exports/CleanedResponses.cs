using System.Globalization;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Samples;
using Serverless.Intake.Answers;
using Serverless.Intake.Sources;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Exports;

/// <summary>
/// A group's responses as figures are made of them, for other programs: answers with labels and missing codes, what was
/// not asked blank, and the weights. Open answers are left out.
/// </summary>
/// <param name="Description">The columns.</param>
/// <param name="Rows">The rows, a value for each column.</param>
public sealed record CleanedResponses(SourceDescription Description, IReadOnlyList<IReadOnlyList<SourceValue>> Rows)
{
    /// <summary>The name of the column with the weights.</summary>
    public const string WeightColumn = "weight";

    /// <summary>Makes them.</summary>
    /// <param name="codebook">The codebook.</param>
    /// <param name="files">The group's files, with responses.</param>
    /// <param name="respondents">The ids of the respondents, in the order of the responses.</param>
    /// <param name="language">The language of labels.</param>
    /// <exception cref="ArgumentException">There are no responses, or not as many ids.</exception>
    public static CleanedResponses Of(
        Codebook codebook,
        GroupInputs files,
        IReadOnlyList<string> respondents,
        Language language
    )
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(respondents);
        if (files.Responses is not { } responses || responses.Count != respondents.Count)
            throw new ArgumentException("The responses and the ids of the respondents do not match.", nameof(files));
        var columns = ResponseColumns.Of(codebook, files.Wave, files.Group);
        var described = new List<SourceColumn>();
        var values = new List<Func<int, SourceValue>>();
        Add(TextColumn(columns.Group.Columns.Respondent, respondents), row => SourceValue.Of(respondents[row]));
        foreach (var answer in columns.Answers)
            AddAnswers(answer);
        foreach (var number in columns.Numbers)
            AddNumbers(number);
        var weights = Weights(codebook, files, columns.Group, responses);
        if (weights is not null)
            Add(
                new SourceColumn
                {
                    Name = WeightColumn,
                    Kind = ColumnKind.Number,
                    Label = Texts.For(language).Exports.Weight,
                    Decimals = 6,
                    Measure = Measure.Scale,
                },
                row => SourceValue.Of(weights[row])
            );
        var description = new SourceDescription
        {
            Format = "cleaned responses",
            Label = codebook.Title.In(language),
            Columns = described,
            Sets = [.. Sets(columns, language)],
            Weight = weights is null ? null : WeightColumn,
            Cases = responses.Count,
        };
        return new CleanedResponses(
            description,
            [
                .. Enumerable
                    .Range(0, responses.Count)
                    .Select(row => (IReadOnlyList<SourceValue>)[.. values.Select(value => value(row))]),
            ]
        );

        void Add(SourceColumn column, Func<int, SourceValue> value)
        {
            described.Add(column);
            values.Add(value);
        }

        void AddAnswers(AnswerColumn column)
        {
            var codes = responses.Codes(column.Question.Id, column.Part);
            if (column.IsOption)
            {
                Add(
                    Option(column, language),
                    row => codes[row] >= ResponseSet.Blank ? SourceValue.Blank : SourceValue.Of(codes[row])
                );
                return;
            }

            var coded = Coded(column.Question);
            Add(
                Answers(column, coded, language),
                row => codes[row] >= ResponseSet.Blank ? coded.None : coded.Values[codes[row]]
            );
        }

        void AddNumbers(NumberColumn column)
        {
            var numbers = responses.Numbers(column.Name);
            Add(
                new SourceColumn
                {
                    Name = column.Name,
                    Kind = ColumnKind.Number,
                    Label = column.Question?.Text.In(language),
                    Decimals = Array.Exists(
                        numbers,
                        number => double.IsFinite(number) && number != Math.Truncate(number)
                    )
                        ? 2
                        : 0,
                    Measure = Measure.Scale,
                },
                row => double.IsFinite(numbers[row]) ? SourceValue.Of(numbers[row]) : SourceValue.Blank
            );
        }
    }

    /// <summary>The weights with mean 1; null when there are none to compute.</summary>
    private static double[]? Weights(Codebook codebook, GroupInputs files, TargetGroup group, ResponseSet responses)
    {
        if (responses.Count == 0 || (files.Population is null && group.NeedsPopulation))
            return null;
        var (sample, _) = GroupSample.Make(codebook, files.Wave, group, responses, files.Population);
        return sample?.Weighting.Weights.Select(weight => weight * sample.MeanOne).ToArray();
    }

    private static SourceColumn TextColumn(string name, IReadOnlyList<string> texts) =>
        new()
        {
            Name = name,
            Kind = ColumnKind.Text,
            Width = Math.Max(
                1,
                texts.Select(text => System.Text.Encoding.UTF8.GetByteCount(text)).DefaultIfEmpty(1).Max()
            ),
        };

    private static SourceColumn Option(AnswerColumn column, Language language) =>
        new()
        {
            Name = column.Name,
            Kind = ColumnKind.Number,
            Label =
                $"{column.Question.Text.In(language)} {column.Question.Answers.First(answer => answer.Code == column.Part).Label.In(language)}",
            Measure = column.Content == ColumnContent.Rank ? Measure.Ordinal : Measure.Nominal,
            ValueLabels =
                column.Content == ColumnContent.Rank
                    ? []
                    :
                    [
                        new ValueLabel(SourceValue.Of(0), Texts.For(language).Exports.NotTicked),
                        new ValueLabel(SourceValue.Of(1), Texts.For(language).Exports.Ticked),
                    ],
        };

    private static SourceColumn Answers(AnswerColumn column, CodedAnswers coded, Language language)
    {
        var part = column.Question is GridQuestion grid
            ? " " + grid.Items.First(item => item.Id == column.Part).Label.In(language)
            : "";
        return new SourceColumn
        {
            Name = column.Name,
            Kind = coded.Width == 0 ? ColumnKind.Number : ColumnKind.Text,
            Width = coded.Width,
            Label = column.Question.Text.In(language) + part,
            Measure = column.Question is ScaleQuestion { Ordinal: true } ? Measure.Ordinal : Measure.Nominal,
            ValueLabels =
            [
                .. column.Question.Answers.Select(
                    (answer, i) => new ValueLabel(coded.Values[i], answer.Label.In(language))
                ),
            ],
            Missing = new MissingValues([.. coded.Values.Where((_, i) => column.Question.Answers[i].Missing)]),
        };
    }

    /// <summary>Codes as numbers where all of them are numbers written plainly, else as texts.</summary>
    private static CodedAnswers Coded(Question question)
    {
        var codes = question.Answers.Select(answer => answer.Code).ToList();
        var areNumbers = codes.TrueForAll(code =>
            int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == code
        );
        return areNumbers
            ? new CodedAnswers(
                0,
                SourceValue.Blank,
                [.. codes.Select(code => SourceValue.Of(int.Parse(code, CultureInfo.InvariantCulture)))]
            )
            : new CodedAnswers(
                codes.Max(code => code.Length),
                SourceValue.Of(""),
                [.. codes.Select(code => SourceValue.Of(code))]
            );
    }

    private static IEnumerable<MultipleResponseSet> Sets(ResponseColumns columns, Language language) =>
        columns
            .Answers.Where(column => column.Content == ColumnContent.Ticked)
            .GroupBy(column => column.Question.Id, StringComparer.Ordinal)
            .Select(options => new MultipleResponseSet(
                $"${options.Key}",
                options.First().Question.Text.In(language),
                SourceValue.Of(1),
                [.. options.Select(option => option.Name)]
            ));

    private sealed record CodedAnswers(int Width, SourceValue None, IReadOnlyList<SourceValue> Values);
}

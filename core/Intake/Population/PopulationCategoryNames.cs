using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Population;

/// <summary>
/// The categories that a margin or strata may have in a population file, by code or label; any, when they are no
/// question's.
/// </summary>
internal sealed class PopulationCategoryNames
{
    private const int Shown = 12;

    private readonly IReadOnlyList<IReadOnlyList<Answer>> _crossed;

    private PopulationCategoryNames(string name, IReadOnlyList<IReadOnlyList<Answer>> crossed, bool isNeeded) =>
        (Name, _crossed, IsNeeded) = (name, crossed, isNeeded);

    /// <summary>As the codebook writes it.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether the file must have it: margins always; strata only for the finite population correction,
    /// or when base weights are to follow from their sizes; what representativeness is told by never.
    /// </summary>
    public bool IsNeeded { get; }

    /// <summary>Whether its categories are what the file calls them: strata that are no question.</summary>
    public bool IsNamedByFile => _crossed.Count == 0;

    /// <summary>
    /// Codes that must be in the file: every answer of a question. Cells of a crossing may be left out when nobody is
    /// in them.
    /// </summary>
    public IEnumerable<string> Required => _crossed.Count == 1 ? _crossed[0].Select(answer => answer.Code) : [];

    /// <summary>What may be written, in words.</summary>
    public MessageText Expected
    {
        get
        {
            var codes = _crossed.Select(answers =>
                string.Join(", ", answers.Take(Shown).Select(answer => answer.Code))
            );
            return _crossed.Count switch
            {
                0 => (MessageText)$"A name of 1 to {UploadLimits.MaximumKeyLength} characters is expected.",
                1 => $"A code ({codes.First()}) or label is expected.",
                _ => $"A code or label of each question, joined by '*', is expected: ({string.Join(") * (", codes)}).",
            };
        }
    }

    public static PopulationCategoryNames Of(string name, ResponseColumns columns)
    {
        var questions = columns.Codebook.Questions.ToDictionary(question => question.Id, StringComparer.Ordinal);
        var group = columns.Group;
        var isNeeded =
            group.Weighting.Margins.Contains(name, StringComparer.Ordinal)
            || (name == group.Design.Strata && (group.CorrectsBySize || !group.Columns.HaveBaseWeights));
        var parts = Crossing.Of(name).Parts;
        if (!parts.All(questions.ContainsKey))
            return new PopulationCategoryNames(name, [], isNeeded);
        return new PopulationCategoryNames(
            name,
            [.. parts.Select(part => Substantive(questions[part], columns))],
            isNeeded
        );
    }

    /// <summary>The code of a category, crossings joined by '*'; null when there is no such category.</summary>
    public string? Code(string category)
    {
        if (_crossed.Count == 0)
            return category.Length is > 0 and <= UploadLimits.MaximumKeyLength ? category : null;
        var parts = _crossed.Count == 1 ? [category] : Crossing.Of(category).Parts;
        if (parts.Count != _crossed.Count)
            return null;
        var codes = parts.Select((part, i) => Code(_crossed[i], part.Trim())).ToArray();
        return Array.TrueForAll(codes, code => code is not null) ? Crossing.Join(codes!) : null;
    }

    private static string? Code(IReadOnlyList<Answer> answers, string text) =>
        (
            answers.FirstOrDefault(answer => answer.Code == text)
            ?? answers.FirstOrDefault(answer => answer.Label.Versions().Any(label => Same(label, text)))
        )?.Code;

    private static bool Same(string label, string text) =>
        string.Equals(label, text, StringComparison.OrdinalIgnoreCase);

    private static Answer[] Substantive(Question question, ResponseColumns columns) =>
        [.. question.Answers.Where(answer => !answer.Missing && answer.IsOfferedTo(columns.Group.Id, columns.Wave))];
}

using System.Text.Json;
using Serverless.Samples.Published;

namespace Serverless.Samples.Reconstruction;

/// <summary>
/// What the reconstruction assumes where the report prints nothing: how margins cross, which answers go together,
/// and where within its rounding a printed figure lies. Read from <c>reconstruction.json</c>.
/// </summary>
/// <param name="Seed">Starts every stream of random numbers.</param>
/// <param name="Cells">Respondents per crossing of the margins, per group, the same in both waves.</param>
/// <param name="Lifts">Raises in a latent factor for respondents with some background.</param>
/// <param name="SubgroupLifts">Raises in the score on one question or item for respondents inside a subgroup.</param>
/// <param name="Questions">
/// How answers follow from the factors, by <c>group/question</c>, <c>question.item</c> or <c>question</c>;
/// the first of these found counts, and a question not named is independent of the factors.
/// </param>
/// <param name="Aims">Percentages aimed at other than the middle of the printed whole number.</param>
/// <param name="Means">Means aimed at.</param>
/// <param name="OpenAnswers">Answers to open questions, by question id.</param>
internal sealed record ReconstructionPlan(
    string Seed,
    IReadOnlyDictionary<string, IReadOnlyList<PlannedCell>> Cells,
    IReadOnlyList<PlannedLift> Lifts,
    IReadOnlyList<PlannedSubgroupLift> SubgroupLifts,
    IReadOnlyDictionary<string, PlannedQuestion> Questions,
    IReadOnlyList<PlannedAim> Aims,
    IReadOnlyList<PlannedMean> Means,
    IReadOnlyDictionary<string, PlannedPhrases> OpenAnswers
)
{
    /// <summary>Throws <see cref="JsonException"/> when the file's layout is another.</summary>
    public static ReconstructionPlan Read(string path) => PublishedFile.Read<ReconstructionPlan>(path);
}

/// <summary>A crossing of the margins: answer code per background question, and how many respondents have it.</summary>
internal sealed record PlannedCell(IReadOnlyDictionary<string, string> Codes, int Respondents);

/// <summary>
/// Respondents with this background score <paramref name="By"/> standard deviations higher on the factor.
/// </summary>
internal sealed record PlannedLift(string Question, string Code, string Factor, double By);

/// <summary>
/// Respondents inside the subgroup score <paramref name="By"/> standard deviations higher on the question or item.
/// </summary>
internal sealed record PlannedSubgroupLift(string Question, string? Item, string Subgroup, double By);

/// <summary>
/// The score that ranks respondents on a question is <paramref name="Loading"/> times the factor plus noise.
/// <paramref name="Order"/> lists the answers from low to high where the codebook's order is not that.
/// </summary>
internal sealed record PlannedQuestion(string Factor, double Loading, IReadOnlyList<string>? Order);

/// <summary>A percentage aimed at within the rounding of the printed one.</summary>
internal sealed record PlannedAim(string Wave, string Question, string Group, string Answer, double Percentage);

/// <summary>A mean aimed at, as a whole and inside and outside a subgroup.</summary>
internal sealed record PlannedMean(
    string Wave,
    string Question,
    string Group,
    double Mean,
    string? Subgroup,
    double? Inside,
    double? Outside
);

/// <summary>How many answer an open question, and the phrases they choose from.</summary>
internal sealed record PlannedPhrases(int Respondents, IReadOnlyList<string> Phrases);

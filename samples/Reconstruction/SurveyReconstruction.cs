using Serverless.Intake.Responses;
using Serverless.Samples.Files;
using Serverless.Samples.Published;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>The reconstructed answers of every group in both waves.</summary>
internal sealed class SurveyReconstruction
{
    private readonly string _folder;
    private readonly Codebook _codebook;
    private readonly PublishedReport _report;
    private readonly QuotedReport _quoted;
    private readonly ReconstructionPlan _plan;
    private readonly Dictionary<
        (string Wave, string Group),
        (Respondents Respondents, RespondentAnswers Answers)
    > _groups = [];

    private SurveyReconstruction(string folder)
    {
        _folder = folder;
        _codebook = SurveyFiles.Codebook(folder);
        _report = PublishedReport.Read(folder);
        _quoted = QuotedReport.Read(folder);
        _plan = ReconstructionPlan.Read(Path.Combine(folder, "reconstruction.json"));
    }

    /// <summary>Reconstructs from the facts in the folder.</summary>
    public static SurveyReconstruction Run(string folder)
    {
        var survey = new SurveyReconstruction(folder);
        foreach (var group in survey._codebook.Groups)
        {
            var later = survey.Reconstruct(group, survey._report.Wave, survey.Printed(group.Id));
            // Of a self-selected group the report quotes nothing earlier.
            if (group.Design.Kind != SamplingKind.SelfSelected)
                survey.Reconstruct(group, survey._quoted.Wave, survey.Earlier(group.Id, later));
        }
        return survey;
    }

    /// <summary>The response files, by path within the folder.</summary>
    public IReadOnlyDictionary<string, string> Files() =>
        _groups.ToDictionary(
            g => $"{g.Key.Wave}/{g.Key.Group}/responses.csv",
            g => ResponseFile.Text(_codebook, g.Key.Wave, g.Key.Group, g.Value.Answers),
            StringComparer.Ordinal
        );

    /// <summary>How far the answers reproduce the report.</summary>
    public ReproductionCheck Check() =>
        ReproductionCheck.Of(_report, Figures(_report.Wave), _quoted, Figures(_quoted.Wave));

    private RakedFigures Figures(string wave) =>
        new(
            _codebook,
            _groups
                .Where(g => g.Key.Wave == wave)
                .ToDictionary(
                    g => g.Key.Group,
                    g => (g.Value.Answers, g.Value.Respondents.Weights),
                    StringComparer.Ordinal
                )
        );

    private RespondentAnswers Reconstruct(TargetGroup group, string wave, IReadOnlyList<TargetTable> targets)
    {
        var cells = _plan.Cells[group.Id];
        var margins = group.Weighting.Margins.Count > 0 ? SurveyFiles.Margins(_folder, wave, group.Id) : [];
        var weights = CellWeights.Of(cells, margins);
        var respondents = new Respondents(_plan, cells, weights, wave, group.Id);
        var answers = GroupReconstruction.Run(_codebook, _plan, wave, group.Id, targets, respondents);
        _groups[(wave, group.Id)] = (respondents, answers);
        return answers;
    }

    private IReadOnlyList<TargetTable> Printed(string group) =>
        [
            .. from question in _codebook.Questions
            from table in _report.Tables
            where table.Question == question.Id && table.Group == @group
            select TargetTable.Printed(question, table, _report.Wave, _plan),
        ];

    private IReadOnlyList<TargetTable> Earlier(string group, RespondentAnswers later) =>
        [
            .. from question in _codebook.Questions
            from table in _report.Tables
            where
                question.Waves.Contains(_quoted.Wave, StringComparer.Ordinal)
                && table.Question == question.Id
                && table.Group == @group
            let quotes = _quoted
                .Percentages.Where(q => q.Question == question.Id && q.Item == table.Item && q.Group == @group)
                .ToArray()
            select TargetTable.Earlier(
                question,
                table,
                quotes,
                later.Blanks(question.Id, table.Item),
                _quoted.Wave,
                _plan
            ),
        ];
}

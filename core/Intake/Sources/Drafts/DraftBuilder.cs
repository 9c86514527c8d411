using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serverless.Intake.Sources.Forms;
using Serverless.Intake.Sources.Recognition;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Makes a draft codebook, file by file.</summary>
internal sealed partial class DraftBuilder(BundleContents files, DraftOptions options)
{
    private static readonly string[] WeightNames =
    [
        "weight",
        "weging",
        "gewicht",
        "weegfactor",
        "wgt",
        "wt",
        "wegingsfactor",
    ];

    private readonly List<DraftDecision> _decisions =
    [
        .. files.Remarks.Select(remark => new DraftDecision("left-out", null, remark, "Nothing of it is used.")),
    ];
    private readonly List<DraftSource> _sources = [];
    private readonly List<(string Wave, List<DraftQuestion> Questions)> _waves = [];
    private readonly Dictionary<string, (DateOnly First, DateOnly Last)> _fieldwork = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _otherDates = new(StringComparer.Ordinal);
    private string? _respondent;
    private string? _weight;
    private FormText? _title;

    public async Task<CodebookDraft> RunAsync(CancellationToken cancellationToken)
    {
        if (files.Data.Count == 0)
            throw new SourceException(
                "None of the files holds respondents. A draft needs the data; a structure file alone does not say what the columns are called."
            );
        _title = options.Title is { } title
            ? new FormText(title)
            : files.Forms.FirstOrDefault(form => form.Title is not null)?.Title;
        for (var i = 0; i < files.Data.Count; i++)
            await ReadAsync(files.Data[i], Wave(i), cancellationToken);
        var questions = WaveMatcher.Join(_waves, _decisions).ConvertAll(WithSubstantiveAnswers);
        if (questions.Count == 0)
            throw new SourceException("The files have no columns that could be questions.");
        if (questions.Count > CodebookLimits.MaximumQuestions)
        {
            _decisions.Add(
                new DraftDecision(
                    "left-out",
                    null,
                    Invariant(
                        $"There are {questions.Count} questions; a codebook has {CodebookLimits.MaximumQuestions} at most."
                    ),
                    "Those at the end are left out."
                )
            );
            questions = questions[..CodebookLimits.MaximumQuestions];
        }

        var codebook = Document(questions);
        return new CodebookDraft(codebook, [.. Once(_decisions)], _sources);
    }

    /// <summary>
    /// Each decision once: the files of several waves call for the same ones. What is different in a wave is told of each.
    /// </summary>
    private static IEnumerable<DraftDecision> Once(IEnumerable<DraftDecision> decisions) =>
        decisions.DistinctBy(decision =>
            decision.Question is null || decision.Subject == "wave" ? decision : decision with { Found = "" }
        );

    /// <summary>A question without any substantive answer has no figures; its column is kept as a text.</summary>
    private DraftQuestion WithSubstantiveAnswers(DraftQuestion question)
    {
        if (
            question.Type is not (QuestionType.Single or QuestionType.Grid)
            || question.Answers.Any(answer => !answer.Missing)
        )
            return question;
        Decide(
            "type",
            $"Every answer of {question.Code} reads as no substantive answer.",
            question.Type == QuestionType.Single
                ? "It is taken to be an open question, of which there are no figures."
                : "They are taken to be answers all the same."
        );
        return question.Type == QuestionType.Single
            ? question with
            {
                Type = QuestionType.Open,
                Answers = [],
            }
            : question with
            {
                Answers = [.. question.Answers.Select(answer => answer with { Missing = false })],
            };
    }

    private async Task ReadAsync(DataFile file, string wave, CancellationToken cancellationToken)
    {
        await using var source = await file.OpenAsync(cancellationToken);
        var (profiles, rows) = await ColumnProfile.OfAsync(source, cancellationToken);
        _sources.Add(new DraftSource(file.Name, source.Description.Format, wave, rows, profiles.Length));
        _title ??= source.Description.Label is { } label ? new FormText(label) : null;
        foreach (var warning in source.Warnings)
            _decisions.Add(
                new DraftDecision(
                    "reading",
                    null,
                    warning.Column is null
                        ? $"{file.Name}: {warning.Message}"
                        : $"{file.Name}, {warning.Column}: {warning.Message}",
                    "It was read so."
                )
            );
        if (!_fieldwork.ContainsKey(wave) && Fieldwork(profiles) is { } dates)
            _fieldwork[wave] = dates;
        if (profiles.FirstOrDefault(HoldsDates) is { Dates: { } found } column)
            _otherDates.TryAdd(
                wave,
                $"'{column.Column.Name}' holds dates from {Date(found.First)} to {Date(found.Last)}"
            );
        var used = new HashSet<int>();
        LeaveOut(profiles, used);
        Respondent(file, profiles, rows, used);
        Weight(source.Description, profiles, used);
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var questions = new List<DraftQuestion>();
        foreach (var form in files.Forms)
            questions.AddRange(QuestionsOfForm.Of(form, profiles, used, ids, _decisions));
        questions.AddRange(QuestionsOfColumns.Of(source.Description, profiles, used, ids, _decisions));
        _waves.Add((wave, [.. questions.OrderBy(question => question.Position)]));
    }

    private void LeaveOut(ColumnProfile[] profiles, HashSet<int> used)
    {
        var repeats = new List<string>();
        var administrative = new List<string>();
        for (var i = 0; i < profiles.Length; i++)
        {
            var role = profiles[i].Column.Part?.Role;
            if (role is not (ColumnRole.Administrative or ColumnRole.Repeat))
                continue;
            (role == ColumnRole.Repeat ? repeats : administrative).Add(profiles[i].Column.Name);
            used.Add(i);
        }

        var addresses = new List<string>();
        for (var i = 0; i < profiles.Length; i++)
            if (profiles[i].Counts.Count > 0 && profiles[i].Counts.Keys.All(PersonalAddress.Is) && used.Add(i))
                addresses.Add(profiles[i].Column.Name);
        if (addresses.Count > 0)
            Decide(
                "left-out",
                $"Columns of e-mail or IP addresses, by which respondents can be found: {Listed(addresses)}.",
                "They are left out, and not stored."
            );
        if (administrative.Count > 0)
            Decide(
                "left-out",
                $"Columns about the form and not about the questions: {Listed(administrative)}.",
                "They are left out, and not stored."
            );
        if (repeats.Count > 0)
            Decide(
                "left-out",
                $"Columns of repeated groups, of which a respondent has several: {Listed(repeats)}.",
                "They are left out: a repeated group is no question of the respondent."
            );
    }

    private void Respondent(DataFile file, ColumnProfile[] profiles, int rows, HashSet<int> used)
    {
        var formCodes = files
            .Forms.SelectMany(form => form.Questions)
            .Where(question => question.Use == FormUse.Respondent)
            .Select(question => question.Code)
            .ToList();
        var stated = Array.FindIndex(profiles, profile => profile.Column.Part?.Role == ColumnRole.Respondent);
        if (stated < 0)
            stated = Array.FindIndex(
                profiles,
                profile => formCodes.Contains(profile.Column.Name, StringComparer.OrdinalIgnoreCase)
            );
        var unique = Enumerable
            .Range(0, profiles.Length)
            .Where(i =>
                !used.Contains(i)
                && profiles.Length > 1
                && profiles[i].Column.ValueLabels.Count == 0
                && profiles[i].IsUnique
                && profiles[i].Filled == rows
                && rows > 1
                && profiles[i].IsWhole | !profiles[i].IsNumeric
                && profiles[i].Column.TimeScale is null
                && profiles[i].LongestText <= UploadLimits.MaximumKeyLength
            )
            .ToList();
        var chosen =
            stated >= 0 && profiles[stated].IsUnique && profiles[stated].Filled == rows
                ? stated
                : unique
                    .OrderByDescending(i => LooksLikeId().IsMatch(profiles[i].Column.Name))
                    .Select(i => (int?)i)
                    .FirstOrDefault(i => LooksLikeId().IsMatch(profiles[i!.Value].Column.Name) || i < 3)
                    ?? -1;
        if (chosen >= 0)
            used.Add(chosen);
        var name = chosen >= 0 ? profiles[chosen].Column.Name : CanonicalRows.RowNumber;
        if (_respondent is not null && _respondent != name)
            Decide(
                "respondent",
                $"{file.Name} names its respondents by '{name}', another file by '{_respondent}'.",
                $"'{_respondent}' is taken. Give the columns one name."
            );
        else if (_respondent is null)
            Decide(
                "respondent",
                chosen >= 0
                    ? Invariant(
                        $"'{name}' is filled in all {rows} rows of {file.Name} and differs in each{(unique.Count > 1 ? $"; so are {Listed([.. unique.Where(i => i != chosen).Select(i => profiles[i].Column.Name)])}" : "")}."
                    )
                    : $"No column of {file.Name} names each respondent.",
                chosen >= 0
                    ? $"'{name}' is the respondent's id. It is stored, so take one that is not a name, address or number known elsewhere."
                    : "The row's number is taken. A respondent can then not be found again in a file in another order."
            );
        _respondent ??= name;
        if (stated >= 0)
            used.Add(stated);
    }

    private void Weight(SourceDescription description, ColumnProfile[] profiles, HashSet<int> used)
    {
        var formCodes = files
            .Forms.SelectMany(form => form.Questions)
            .Where(question => question.Use == FormUse.Weight)
            .Select(question => question.Code)
            .ToList();
        var index = Array.FindIndex(profiles, profile => profile.Column.Name == description.Weight);
        if (index < 0)
            index = Array.FindIndex(
                profiles,
                profile => formCodes.Contains(profile.Column.Name, StringComparer.OrdinalIgnoreCase)
            );
        var isStated = index >= 0;
        if (!isStated)
            index = Array.FindIndex(
                profiles,
                profile =>
                    WeightNames.Contains(profile.Column.Name, StringComparer.OrdinalIgnoreCase)
                    && profile is { IsNumeric: true, IsWhole: false }
            );
        if (index < 0 || !profiles[index].IsNumeric || used.Contains(index))
            return;
        used.Add(index);
        var name = profiles[index].Column.Name;
        if (!(profiles[index].Minimum > 0))
        {
            Decide(
                "weight",
                Invariant(
                    $"'{name}' is a weight that is {profiles[index].Minimum} for some respondents; a base weight is larger than 0."
                ),
                "It is left out, and the figures are not weighted by it."
            );
            return;
        }

        _weight ??= name;
        Decide(
            "weight",
            isStated ? $"The file weights its cases by '{name}'." : $"'{name}' has the name of a weight.",
            "It is the base weight ('columns.baseWeight'). Leave it out to weight by the margins of a population file."
        );
    }

    private JsonObject Document(List<DraftQuestion> questions)
    {
        var chapters = new DraftChapters(Background(questions));
        var routing = new DraftRouting();
        var json = new List<JsonNode>();
        foreach (var question in questions)
        {
            var isSame = question.Waves.Count == 0;
            json.Add(
                DraftDocument.Question(
                    question,
                    isSame ? routing.Of(question, _decisions) : null,
                    chapters.Of(question)
                )
            );
            if (isSame)
                routing.Add(question);
        }

        var codebook = new JsonObject
        {
            ["survey"] = options.Survey,
            ["title"] = DraftDocument.Text(_title ?? new FormText(options.Survey), CodebookLimits.MaximumLabelLength),
            ["waves"] = DraftDocument.Array(Waves()),
            ["groups"] = DraftDocument.Array([Group()]),
            ["chapters"] = chapters.ToJson(),
            ["questions"] = DraftDocument.Array(json),
        };
        if (options.Encoding is { } encoding)
            codebook["encoding"] = encoding;
        return codebook;
    }

    /// <summary>The questions about what respondents are; none where a draft has no others.</summary>
    /// <returns>Their ids.</returns>
    private HashSet<string> Background(List<DraftQuestion> questions)
    {
        var background = questions
            .Where(question => question.Section is not { Length: > 0 } && BackgroundQuestion.Is(question))
            .ToList();
        var reported = questions.Count(question => question.Type != QuestionType.Open);
        if (background.Count == 0 || background.Count == reported)
            return [];
        Decide(
            "background",
            $"What respondents are rather than what they answered: {Listed([.. background.Select(question => question.Code)])}.",
            "It is in a chapter of its own at the end ('background'), of which nothing is picked for the factsheet."
        );
        return [.. background.Select(question => question.Id)];
    }

    private JsonObject Group()
    {
        var columns = new JsonObject { ["respondent"] = _respondent };
        var design = new JsonObject { ["kind"] = _weight is null ? "self-selected" : "sample" };
        if (_weight is not null)
        {
            columns["baseWeight"] = _weight;
            design["finitePopulationCorrection"] = false;
            Decide(
                "design",
                "The files do not say how the respondents were drawn.",
                "They are a sample with known weights, without strata or clusters."
            );
        }
        else
            Decide(
                "design",
                "The files do not say how the respondents were drawn.",
                "They are 'self-selected': figures have no intervals and no tests. Write \"sample\" or \"census\" when they were drawn or all were asked, and upload a population file."
            );
        return new JsonObject
        {
            ["id"] = options.Group,
            ["label"] = options.Group,
            ["design"] = design,
            ["columns"] = columns,
        };
    }

    private IEnumerable<JsonNode> Waves()
    {
        string? before = null;
        foreach (var wave in _waves.Select(pair => pair.Wave).Distinct(StringComparer.Ordinal))
        {
            var json = new JsonObject { ["id"] = wave, ["title"] = wave };
            if (_fieldwork.TryGetValue(wave, out var dates))
            {
                Decide(
                    "fieldwork",
                    $"The responses of wave {wave} are dated {Date(dates.First)} to {Date(dates.Last)}.",
                    $"Fieldwork ran from {Date(dates.First)} to {Date(dates.Last)}."
                );
                json["fieldworkStart"] = Date(dates.First);
                json["fieldworkEnd"] = Date(dates.Last);
            }
            else
                Decide(
                    "fieldwork",
                    _otherDates.TryGetValue(wave, out var found)
                        ? $"The file of wave {wave} does not say when it was collected; {found}, which may be something else."
                        : $"The file of wave {wave} does not say when it was collected.",
                    "Dates are left out, and reports name the wave alone. Write 'fieldworkStart' and 'fieldworkEnd' where they are known."
                );
            if (before is not null)
                json["comparedWith"] = before;
            before = wave;
            yield return json;
        }
    }

    /// <summary>The days on which responses were given, by the columns about the form.</summary>
    private static (DateOnly First, DateOnly Last)? Fieldwork(ColumnProfile[] profiles) =>
        profiles
            .Where(profile => profile.Column.Part?.Role == ColumnRole.Administrative)
            .Select(profile => profile.Dates)
            .FirstOrDefault(dates => dates is not null);

    /// <summary>Whether a column of the survey itself has the name and the values of dates: of what is not known.</summary>
    private static bool HoldsDates(ColumnProfile profile) =>
        profile.Column.Part?.Role != ColumnRole.Administrative
        && LooksLikeDate().IsMatch(profile.Column.Name)
        && profile.Dates is not null;

    private string Wave(int index)
    {
        if (index < options.Waves.Count)
            return options.Waves[index];
        var years = files.Data.Select(file => Year().Match(file.Name)).ToList();
        var isClear =
            years.TrueForAll(year => year.Success)
            && years.Select(year => year.Value).Distinct(StringComparer.Ordinal).Count() == years.Count;
        return isClear ? years[index].Value : (index + 1).ToString(CultureInfo.InvariantCulture);
    }

    private void Decide(string subject, string found, string proposal) =>
        _decisions.Add(new DraftDecision(subject, null, found, proposal));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Listed(List<string> names) =>
        string.Join(", ", names.Take(12)) + (names.Count > 12 ? Invariant($" and {names.Count - 12} more") : "");

    [GeneratedRegex(
        "(^|_|\\b)(id|nr|resp|respondent|respnr|respid|caseid|case|uuid|key|serial|record|nummer)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex LooksLikeId();

    [GeneratedRegex("date|datum", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex LooksLikeDate();

    [GeneratedRegex("(?<![0-9])(19|20)[0-9]{2}(?![0-9])", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Year();
}

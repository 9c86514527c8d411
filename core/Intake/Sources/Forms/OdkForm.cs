using Serverless.Intake.Sources.Tools;

namespace Serverless.Intake.Sources.Forms;

/// <summary>An XLSForm, as KoBo and ODK use: a sheet of questions, a sheet of choices.</summary>
internal sealed class OdkForm
{
    private readonly Dictionary<string, List<FormOption>> _lists = new(StringComparer.Ordinal);
    private readonly List<FormQuestion> _questions = [];
    private readonly List<(string Name, string? Label, FormCondition? Condition)> _groups = [];
    private int _repeats;

    private OdkForm() { }

    /// <param name="survey">The sheet <c>survey</c>, header first.</param>
    /// <param name="choices">The sheet <c>choices</c>, header first.</param>
    /// <param name="settings">The sheet <c>settings</c>, header first; empty when there is none.</param>
    public static SurveyForm Read(
        IReadOnlyList<string[]> survey,
        IReadOnlyList<string[]> choices,
        IReadOnlyList<string[]> settings
    )
    {
        var form = new OdkForm();
        form.ReadChoices(choices);
        if (survey.Count > 0)
        {
            var columns = new FormColumns(survey[0]);
            foreach (var row in survey.Skip(1))
                form.ReadRow(columns, row);
        }

        var title = settings.Count > 1 ? new FormColumns(settings[0]).Of(settings[1], "form_title", "title") : "";
        return new SurveyForm
        {
            Format = "XLSForm (KoBo, ODK)",
            Title = title.Length == 0 ? null : new FormText(PlainText.Of(title)),
            Questions = form._questions,
        };
    }

    private void ReadChoices(IReadOnlyList<string[]> choices)
    {
        if (choices.Count == 0)
            return;
        var columns = new FormColumns(choices[0]);
        foreach (var row in choices.Skip(1))
        {
            var list = columns.Of(row, "list_name", "list name");
            var code = columns.Of(row, "name", "value");
            if (list.Length == 0 || code.Length == 0)
                continue;
            if (!_lists.TryGetValue(list, out var options))
                _lists.Add(list, options = []);
            if (!options.Exists(option => option.Code == code))
                options.Add(new FormOption(code, Label(columns, row) ?? new FormText(code)));
        }
    }

    private void ReadRow(FormColumns columns, string[] row)
    {
        var words = columns.Of(row, "type").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return;
        var type = words[0].Replace('-', '_');
        if (words.Length > 1 && words[0] is "begin" or "end" or "select" or "add")
            type = $"{words[0]}_{words[1]}";
        var name = columns.Of(row, "name");
        var relevant = columns.Of(row, "relevant", "relevance");
        var condition = relevant.Length == 0 ? null : ConditionText.Read(relevant);
        switch (type)
        {
            case "begin_group":
                _groups.Add((name, Label(columns, row)?.Text, condition));
                return;
            case "begin_repeat":
                _repeats++;
                return;
            case "end_repeat":
                _repeats = Math.Max(0, _repeats - 1);
                return;
            case "end_group":
                if (_groups.Count > 0)
                    _groups.RemoveAt(_groups.Count - 1);
                return;
        }

        if (_repeats > 0 || name.Length == 0 || Kind(type) is not { } kind)
            return;
        var list = words.Length > 1 ? words[^1] : "";
        if (list == "or_other" && words.Length > 2)
            list = words[^2];
        var conditions = _groups.Select(group => group.Condition).Append(condition).OfType<FormCondition>().ToList();
        _questions.Add(
            new FormQuestion
            {
                Code = name,
                Alias = _groups.Count == 0 ? null : string.Join('/', _groups.Select(group => group.Name).Append(name)),
                Text = Label(columns, row) ?? new FormText(name),
                Kind = kind,
                Options = Options(kind, list, words),
                Section = _groups.LastOrDefault(group => group.Label is not null).Label,
                Condition = conditions.Count switch
                {
                    0 => null,
                    1 => conditions[0],
                    _ => new FormCondition.All(conditions),
                },
                UnreadCondition = relevant.Length > 0 && condition is null ? relevant : null,
            }
        );
    }

    private List<FormOption> Options(FormQuestionKind kind, string list, string[] words)
    {
        if (kind is not (FormQuestionKind.Single or FormQuestionKind.Multiple))
            return [];
        var options = _lists.GetValueOrDefault(list) ?? [];
        return words[^1] == "or_other" && !options.Exists(option => option.Code == "other")
            ? [.. options, new FormOption("other", new FormText("Anders", "Other"))]
            : options;
    }

    private static FormQuestionKind? Kind(string type) =>
        type switch
        {
            "select_one" or "select1" or "select_one_from_file" => FormQuestionKind.Single,
            "select_multiple" or "select_multiple_from_file" or "select" => FormQuestionKind.Multiple,
            "integer" or "int" or "decimal" or "range" => FormQuestionKind.Number,
            "text" or "string" or "date" or "time" or "datetime" or "dateTime" or "rank" or "geopoint" or "barcode" =>
                FormQuestionKind.Text,
            _ => null,
        };

    private static FormText? Label(FormColumns columns, string[] row) =>
        FormText.Of([.. columns.Languages(row, "label").Select(label => (label.Language, PlainText.Of(label.Text)))]);
}

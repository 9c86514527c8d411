using System.Globalization;
using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Styles;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// What is different in a release from the one it follows: the sentences, the conclusions and every figure, each as it was
/// and as it is, with its causes.
/// </summary>
internal sealed class ChangesPage
{
    /// <summary>The last part of its address.</summary>
    public const string Address = "changes";

    /// <summary>Most decimals with which two values are told apart.</summary>
    private const int MaximumDecimals = 6;

    private readonly ReportContext _context;
    private readonly ReleaseChanges _changes;
    private readonly HtmlWriter _html;

    private ChangesPage(ReportContext context, ReleaseChanges changes, HtmlWriter html) =>
        (_context, _changes, _html) = (context, changes, html);

    private Texts Texts => _context.Texts;

    private ChangesPageTexts Words => Texts.ChangesPage;

    public static string Write(ReportContext context, ReleaseChanges changes, HouseStyle? style)
    {
        var words = context.Texts.ChangesPage;
        var edition = context.Texts.Portal.Release(context.Numbers.Number(changes.Release));
        var page = new Page(context.Language, words.Title, words.Of(edition, ReportTitle.Of(context)))
        {
            Kind = "changes",
            Style = style,
            InOtherLanguage = other => ReportAddresses.Changes(context, other),
            Trail = WaveTrail.Below(context),
            Replacement = ReplacementNotice.On(context),
            Permanent = ReportAddresses.Permanent(context, ReportAddresses.Changes(context, context.Language)),
            IsListed = false,
        };
        return page.Write(html => new ChangesPage(context, changes, html).Content());
    }

    private void Content()
    {
        var edition = Texts.Portal.Release(_context.Numbers.Number(_changes.Release));
        _html.Open("article").Open("div", ("class", "masthead"));
        _html.Element("p", ReportTitle.Of(_context), ("class", "kicker")).Element("h1", Words.Title);
        _html.Element("p", Lead(edition), ("class", "lead")).Close().Line();
        if (_context.Release?.CorrectionReason is { } reason)
            _html
                .Open("div", ("class", "callout caution"))
                .Element("p", Texts.Portal.Reason, ("class", "title"))
                .Element("p", _context.Say(reason))
                .Close()
                .Line();
        if (_changes.Follows is { } before)
            Changes(before);
        _html
            .Open("p")
            .Link(ReportAddresses.File(_context, "changes"), Words.AsJson)
            .Text(" · ")
            .Link(ReportAddresses.Factsheet(_context, _context.Language), Texts.Portal.Factsheet)
            .Close();
        _html.Close().Line();
    }

    private string Lead(string edition)
    {
        if (_changes.Follows is not { } before)
            return Words.IsFirst(edition);
        var earlier = Texts.Portal.Release(_context.Numbers.Number(before));
        return Words.ComparedWith(_context.Capitalised(edition), earlier);
    }

    private void Changes(int before)
    {
        var sentences = _changes.Sentences.GetValueOrDefault(_context.Language.Code()) ?? [];
        var isSame = _changes.Figures.Count == 0 && _changes.Conclusions.Count == 0 && sentences.Count == 0;
        _html.Open("ul", ("class", "plain"));
        if (isSame)
            _html.Element("li", Words.Nothing);
        else
        {
            if (_changes.Causes.Count > 0)
                _html.Element("li", Words.CausedBy(Texts.Release.Causes(_changes.Causes)));
            _html.Element("li", Words.Counts(Count(_changes.Figures), Count(_changes.Conclusions), Count(sentences)));
        }

        _html
            .Open("li")
            .Link(
                PortalAddresses.OfRelease(
                    _context.Language,
                    _context.Results.Survey.Id,
                    _context.Results.Wave.Id,
                    before
                ),
                Words.ReleaseBefore(Texts.Portal.Release(_context.Numbers.Number(before)))
            )
            .Close();
        _html.Close().Line();
        if (sentences.Count > 0)
            Section("sentences", Words.Sentences, () => Sentences(sentences));
        if (_changes.Conclusions.Count > 0)
            Section("conclusions", Words.Conclusions, Conclusions);
        if (_changes.Figures.Count > 0)
            Section("figures", Words.Figures, Figures);
    }

    private string Count<T>(IReadOnlyCollection<T> all) => _context.Numbers.Number(all.Count);

    private void Section(string id, string title, Action content)
    {
        _html.Open("section").Element("h2", title, ("id", id));
        content();
        _html.Close().Line();
    }

    private void Sentences(IReadOnlyList<ChangedPassage> sentences)
    {
        _html.Open("ul", ("class", "plain changed"));
        foreach (var (before, now) in sentences)
        {
            _html.Open("li");
            Passage("del", Words.Before, before);
            Passage("ins", Words.Now, now);
            _html.Close().Line();
        }

        _html.Close();
    }

    private void Passage(string element, string head, string? text)
    {
        _html.Open("p").Element("strong", head + ":").Text(" ");
        if (text is null)
            _html.Element("span", Words.WasNotThere, ("class", "muted"));
        else
            _html.Element(element, text);
        _html.Close();
    }

    private void Conclusions()
    {
        Open(Words.Conclusions, Words.Question, Words.Answer, Words.Compared, Words.Before, Words.Now);
        foreach (var change in _changes.Conclusions)
        {
            var name = change.Name;
            Row(
                name is null ? change.Comparison : _context.Say(name.Topic),
                name is null ? change.Answer : _context.Say(name.Answer),
                name is null ? "" : _context.Say(name.Of),
                Significance(change.From),
                Significance(change.To)
            );
        }

        Close();
    }

    private string Significance(bool? significant) =>
        significant switch
        {
            true => Words.Shown,
            false => Words.NotShown,
            null => Words.NotTested,
        };

    /// <summary>A table for each question, in the order of the tables report.</summary>
    private void Figures()
    {
        foreach (var question in _changes.Figures.GroupBy(figure => Topic(figure), StringComparer.Ordinal))
        {
            _html.Element("h3", question.Key);
            Open(question.Key, Words.Answer, Words.OfWhom, Words.Before, Words.Now, Words.Cause);
            foreach (var figure in question)
            {
                var (before, now) = Values(figure);
                Row(
                    figure.Name is { } name ? _context.Capitalised(_context.Say(name.Answer)) : figure.Id,
                    figure.Name is { } named ? _context.Say(named.Of) : "",
                    before,
                    now,
                    Texts.Release.Causes(figure.Causes)
                );
            }

            Close();
        }
    }

    private string Topic(ChangedFigure figure) =>
        figure.Name is { } name ? _context.Say(name.Topic) : Words.OtherFigures;

    /// <summary>Both values, with as many decimals as it takes to see that they differ.</summary>
    private (string Before, string Now) Values(ChangedFigure figure)
    {
        var first = figure.Name?.Decimals ?? 0;
        for (var decimals = first; ; decimals++)
        {
            var (before, now) = (Value(figure.Before, figure, decimals), Value(figure.Now, figure, decimals));
            if (before != now || decimals >= MaximumDecimals)
                return (before, now);
        }
    }

    private string Value(double? value, ChangedFigure figure, int decimals)
    {
        if (value is not { } known)
            return Words.NotPublished;
        return figure.Name is { Decimals: null }
            ? _context.Numbers.Percent(known, decimals)
            : _context.Numbers.Number(known, figure.Name is null ? MaximumDecimals : decimals);
    }

    private void Open(string name, params ReadOnlySpan<string> heads)
    {
        _html
            .OpenScroller(Texts.Portal.MovesSideways, "table scroll")
            .Open("table", ("aria-label", name))
            .Open("thead")
            .Open("tr");
        foreach (var head in heads)
            _html.Element("th", head, ("scope", "col"), ("class", "start"));
        _html.Close().Close().Open("tbody");
    }

    private void Row(string head, params ReadOnlySpan<string> cells)
    {
        _html.Open("tr").Element("th", head, ("scope", "row"));
        foreach (var cell in cells)
            _html.Element("td", cell, ("class", "start"));
        _html.Close();
    }

    private void Close() => _html.Close().Close().Close().Line();
}

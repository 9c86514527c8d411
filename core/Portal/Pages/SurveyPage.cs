using System.Globalization;
using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>A survey: its waves with their files, what was released and corrected, how it was done, how to follow it.</summary>
public sealed class SurveyPage
{
    private readonly SurveyContent _survey;
    private readonly Language _language;
    private readonly Texts _texts;
    private readonly PortalTexts _words;
    private readonly HtmlWriter _html;

    private SurveyPage(SurveyContent survey, Language language, HtmlWriter html)
    {
        (_survey, _language, _html) = (survey, language, html);
        _texts = Texts.For(language);
        _words = _texts.Portal;
    }

    /// <summary>The page.</summary>
    public static string Write(SurveyContent survey, Language language)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var texts = Texts.For(language);
        var title = texts.Of(survey.Title);
        var page = new Page(language, title, texts.Portal.AllOf(title))
        {
            Kind = "survey",
            Style = survey.Style,
            Address = [survey.Survey],
            Trail = [new(texts.Portal.Surveys, PortalAddresses.Catalogue(language))],
            Feed = PortalAddresses.Feed(survey.Survey),
        };
        return page.Write(html => new SurveyPage(survey, language, html).Content());
    }

    private void Content()
    {
        _html.Open("article");
        _html.Open("div", ("class", "masthead")).Element("h1", _texts.Of(_survey.Title));
        if (_survey.Notice is { } notice)
            _html.Element("p", _texts.Of(notice), ("class", "lead"));
        _html.Close().Line();
        if (_survey.Waves.Count > 0)
        {
            Section("waves", _words.Waves, Waves);
            Section("methodology", _words.Methodology, Methodology);
        }

        if (_survey.Releases.Count > 0)
            Section("releases", _words.Releases, Releases);
        Section("corrections", _words.Corrections, Corrections);
        Section("follow", _words.Follow, Follow);
        if (_survey.Contact is { } contact)
            Section("contact", _words.Contact, () => Contact(contact));
        _html.Close().Line();
    }

    private void Section(string id, string title, Action content)
    {
        _html.Open("section").Element("h2", title, ("id", id));
        content();
        _html.Close().Line();
    }

    private void Waves()
    {
        foreach (var wave in _survey.Waves)
        {
            var title = _texts.Of(wave.Title);
            _html.Open("div", ("class", "wave")).Element("h3", title);
            _html.Open("p", ("class", "small")).Text(_words.PublishedOn(_texts.Dates.Day(wave.PublishedOn)));
            if (wave.Commissioners.Count > 0)
                _html
                    .Text(" · ")
                    .Text(_words.CommissionedBy(_texts.Grammar.And([.. wave.Commissioners.Select(_texts.Of)])));
            _html.Close();
            _html
                .Open("p")
                .Link(PortalAddresses.Of(_language, _survey.Survey, wave.Wave), _words.Factsheet, title)
                .Text(" · ")
                .Link(PortalAddresses.Of(_language, _survey.Survey, wave.Wave, "tables"), _words.AllTables, title)
                .Close();
            Downloads.Write(
                _html,
                _language,
                file => PortalAddresses.File(_survey.Survey, wave.Wave, file),
                wave.FileSizes,
                title
            );
            _html.Close().Line();
        }
    }

    private void Methodology()
    {
        _html.Open("ul", ("class", "plain"));
        foreach (var wave in _survey.Waves)
            _html
                .Open("li")
                .Link(
                    PortalAddresses.Of(_language, _survey.Survey, wave.Wave, "tables") + "#methoden",
                    _words.MethodologyIn(_texts.Of(wave.Title))
                )
                .Close();
        _html.Close();
    }

    private void Releases()
    {
        _html
            .OpenScroller(_words.MovesSideways)
            .Open("table", ("aria-label", _words.Releases))
            .Open("thead")
            .Open("tr");
        foreach (var header in (string[])[_words.Wave, _words.Edition, _words.Published, _words.State])
            _html.Element("th", header, ("scope", "col"), ("class", "start"));
        _html.Close().Close().Open("tbody");
        foreach (var release in _survey.Releases)
        {
            var number = release.Number.ToString(CultureInfo.InvariantCulture);
            _html
                .Open("tr", ("id", $"release.{release.Wave}.{number}"))
                .Element("th", release.Wave, ("scope", "row"))
                .Open("td", ("class", "start"));
            if (release.WithdrawnOn is null)
                _html.Link(
                    PortalAddresses.OfRelease(_language, _survey.Survey, release.Wave, release.Number),
                    _words.Release(number),
                    release.Wave
                );
            else
                _html.Text(_words.Release(number));
            _html
                .Close()
                .Element("td", _texts.Dates.Day(release.PublishedOn), ("class", "start"))
                .Open("td", ("class", "start"))
                .Text(State(release));
            Changes(release, " · ");
            _html.Close().Close();
        }

        _html.Close().Close().Close();
    }

    /// <summary>A link to what is different in a release, where there is such a page and it was not taken back.</summary>
    private void Changes(PastRelease release, string before)
    {
        if (!release.HasChanges || release.WithdrawnOn is not null)
            return;
        var address = PortalAddresses.OfRelease(
            _language,
            _survey.Survey,
            release.Wave,
            release.Number,
            ChangesPage.Address
        );
        var which = $"{release.Wave}, {_words.Release(_texts.Numbers.Number(release.Number))}";
        _html.Text(before).Link(address, _texts.ChangesPage.Title, which);
    }

    private string State(PastRelease release)
    {
        if (release.WithdrawnOn is not null)
            return _words.IsWithdrawn;
        return release.IsCurrent ? _words.IsCurrent : _words.IsReplaced;
    }

    private void Corrections()
    {
        var entries = _survey.Releases.SelectMany(Entries).OrderByDescending(entry => entry.On).ToList();
        if (entries.Count == 0)
        {
            _html.Element("p", _words.NoCorrections);
            return;
        }

        _html.Open("ul", ("class", "plain"));
        foreach (var (_, head, reason, changes) in entries)
        {
            _html.Open("li").Element("strong", head).Text($". {_texts.Of(reason)}");
            if (changes is not null)
                Changes(changes, " ");
            _html.Close();
        }

        _html.Close();
    }

    private IEnumerable<(DateOnly On, string Head, LocalizedText Reason, PastRelease? Changes)> Entries(
        PastRelease release
    )
    {
        var name = $"{release.Wave}, {_words.Release(_texts.Numbers.Number(release.Number))}";
        if (release.CorrectionReason is { } corrected)
            yield return (
                release.PublishedOn,
                _words.Corrected(_texts.Dates.Day(release.PublishedOn), name),
                corrected,
                release
            );
        if (release is { WithdrawnOn: { } day, WithdrawalReason: { } withdrawn })
            yield return (day, _words.Withdrawn(_texts.Dates.Day(day), name), withdrawn, null);
    }

    private void Follow()
    {
        _html.Open("ul", ("class", "plain"));
        foreach (var announced in _survey.Announced)
            _html
                .Open("li")
                .Text($"{_texts.Of(announced.Title)}: ")
                .Text(
                    _words.Planned(
                        _texts.Dates.Day(DateOnly.FromDateTime(announced.At)),
                        announced.At.ToString("HH:mm", CultureInfo.InvariantCulture)
                    )
                )
                .Close();
        _html.Open("li").Link(PortalAddresses.Feed(_survey.Survey), _words.Feed).Close();
        _html.Open("li").Link(PortalAddresses.Calendar(_survey.Survey), _words.Calendar).Close();
        _html.Close();
    }

    private void Contact(Contact contact)
    {
        _html.Open("p").Text(_texts.Of(contact.Name));
        if (contact.Email is { } email)
            _html.Text(", ").Link("mailto:" + email, email);
        if (contact.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address))
            if (address.Scheme is "http" or "https")
                _html.Text(", ").Link(address.AbsoluteUri, url);
        _html.Close();
    }
}

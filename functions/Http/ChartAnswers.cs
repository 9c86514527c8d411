using System.Text;
using Serverless.Flows.Releases;
using Serverless.Portal.Pages;
using Serverless.Portal.Site;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>Charts by themselves: the only answers that other sites may show in a frame.</summary>
internal static class ChartAnswers
{
    private const string Html = "text/html; charset=utf-8";
    private const string Svg = "image/svg+xml";
    private const string DrawingSuffix = ".svg";

    /// <summary>
    /// A chart of a release as a page, or as a drawing when its id ends in <c>.svg</c>. Of what was withdrawn the frame
    /// shows the reason.
    /// </summary>
    public static async Task<IResult> SendAsync(
        HttpRequest request,
        ReleaseReader releases,
        PreviewReading previews,
        string chart,
        Language language,
        CancellationToken cancellationToken
    )
    {
        if (!PageAnswers.TryReadRelease(request, out var asked))
            throw Refusals.NoPage();
        var (survey, wave, number) = asked;
        var reader = await previews.ReaderAsync(request, survey, wave, number, cancellationToken);
        var found = await releases.FindFileAsync(
            survey,
            wave,
            number,
            ReleasedCharts.File(language),
            reader,
            cancellationToken
        );
        if (!found.Succeeded(out var file, out var refusal))
            throw Refusals.Of(refusal);
        await using var stored = await releases.OpenAsync(file, cancellationToken);
        using var content = new MemoryStream((int)file.Entry.Length);
        await stored.CopyToAsync(content, cancellationToken);
        var charts = ReleasedCharts.Read(content.GetBuffer().AsSpan(0, (int)content.Length));
        var isDrawing = chart.EndsWith(DrawingSuffix, StringComparison.Ordinal);
        var id = isDrawing ? chart[..^DrawingSuffix.Length] : chart;
        if (!charts.Charts.TryGetValue(id, out var one))
            throw Refusals.NoPage();
        var answer = isDrawing
            ? PageAnswers.Send(request, Encoding.UTF8.GetBytes(one.Drawing), Svg)
            : PageAnswers.Send(request, Encoding.UTF8.GetBytes(Page(file.Release, charts, one, id, language)), Html);
        var response = request.HttpContext.Response;
        response.Headers[HeaderNames.RobotsTag] = PageAnswers.NoIndex;
        if (file.Release.IsPublic)
            PageHeaders.SetOnChart(response);
        else
            AnswerHeaders.KeepPrivate(response);
        return answer;
    }

    private static string Page(
        Release release,
        ReleasedCharts charts,
        ReleasedChart chart,
        string id,
        Language language
    )
    {
        var (survey, wave) = (release.Survey.ToString(), release.Wave.ToString());
        var page = PortalAddresses.OfRelease(language, survey, wave, release.Number);
        return ChartPage.Write(
            charts,
            chart,
            language,
            $"{page}#{Uri.EscapeDataString(id)}",
            release.State == ReleaseState.Corrected ? PortalAddresses.Of(language, survey, wave) : null
        );
    }
}

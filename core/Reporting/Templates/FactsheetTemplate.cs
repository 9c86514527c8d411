using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Templates;

/// <summary>
/// A factsheet's own text: Markdown with Liquid placeholders for figures, charts and lists. See docs/templates.md.
/// Only made by <see cref="Read"/>, which refuses what could do harm, so rendering it is safe and bounded.
/// </summary>
public sealed class FactsheetTemplate
{
    private readonly Template _template;

    private readonly TemplateImages _images;

    private FactsheetTemplate(Template template, TemplateImages images) => (_template, _images) = (template, images);

    /// <summary>No template in any language: factsheets are made from the results alone.</summary>
    public static PerLanguage<FactsheetTemplate?> None { get; } = new(_ => null);

    /// <summary>A template in the language of readers, and none in the others.</summary>
    public static PerLanguage<FactsheetTemplate?> OfReaders(FactsheetTemplate? template) =>
        new(language => language == Languages.OfReaders ? template : null);

    /// <summary>Reads a template and lists everything that is wrong with it.</summary>
    /// <param name="markdown">The template's text.</param>
    /// <param name="codebook">The codebook its ids are checked against; null to check the form alone.</param>
    /// <param name="gate">What its text is held against; null for a template that was accepted before.</param>
    public static TemplateReading Read(string markdown, Codebook? codebook, PageTextGate? gate = null)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var images = TemplateImages.Of(markdown.Length > 0 && markdown[0] == '\uFEFF' ? markdown[1..] : markdown);
        var text = images.Text;
        TemplateProblem[] form = [.. TemplateText.Problems(text)];
        TemplateProblem[] refused = [.. TemplateText.Refused(text, gate ?? PageTextGate.AnyFont)];
        if (HasError(form))
            return new TemplateReading(null, [.. form, .. refused, .. images.Problems]);

        var parsed = Parsed(text);
        LogMessage[] unread = [.. parsed.Messages.Where(message => message.Type == ParserMessageType.Error)];
        TemplateProblem[] problems = [.. form, .. refused, .. unread.Select(Problem)];
        if (MarkdownBlocks.CanRead(text))
            images.Check(MarkdownBlocks.Images(text));
        else
            problems =
            [
                .. problems,
                new TemplateProblem(
                    1,
                    1,
                    TemplateSeverity.Error,
                    "The Markdown is nested too deeply; make it simpler."
                ),
            ];
        problems = [.. problems, .. images.Problems];
        if ((unread.Length == 0 ? parsed.Page : Readable(text, unread)) is { } page)
            problems =
            [
                .. problems,
                .. TemplateCheck.Run(page, codebook is null ? null : new KnownIds(codebook)),
                .. TemplateExtent.Problems(text, page),
            ];
        return new TemplateReading(
            HasError(problems) || parsed.Page is null ? null : new FactsheetTemplate(parsed, images),
            problems
        );
    }

    private static Template Parsed(string text) =>
        Template.ParseLiquid(text, parserOptions: new ParserOptions { ExpressionDepthLimit = 40 });

    /// <summary>
    /// What is left to check when placeholders or conditions cannot be read: everything without these; or, where a
    /// condition then lacks its beginning or end, the placeholders alone. Null when not even they can be read.
    /// </summary>
    private static ScriptPage? Readable(string text, LogMessage[] unread)
    {
        int[] positions = [.. unread.Select(message => message.Span.Start.Offset)];
        var rest = Parsed(TemplateText.WithoutTagsAt(text, positions));
        if (rest.HasErrors)
            rest = Parsed(TemplateText.WithoutConditions(text, positions));
        return rest.HasErrors ? null : rest.Page;
    }

    /// <summary>The template filled with the figures of <paramref name="context"/>, as blocks of a document.</summary>
    internal IReadOnlyList<Block> Blocks(ReportContext context)
    {
        var insertions = new Insertions();
        var markdown = Render(context, insertions);
        var blocks = new MarkdownBlocks(insertions, _images, context).Convert(markdown);
        return
        [
            blocks is [Masthead own, ..] ? own : FactsheetParts.Masthead(context, []),
            .. FactsheetParts.Cautions(context, hasNotice: !insertions.HasNotice),
            .. blocks is [Masthead, ..] ? blocks.Skip(1) : blocks,
            .. insertions.HasMethod ? [] : FactsheetParts.Method(context, isShort: false),
        ];
    }

    private string Render(ReportContext context, Insertions insertions)
    {
        var functions = new ScriptObject(StringComparer.Ordinal);
        new TemplateFunctions(context, insertions).AddTo(functions);
        // An empty set of built-in functions: what is not in TemplateFunction.All does not exist.
        var scriban = new TemplateContext(new ScriptObject(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            StrictVariables = true,
            LoopLimit = 1,
            RecursiveLimit = 50,
            LimitToString = 4 * TemplateText.MaximumLength,
        };
        scriban.PushGlobal(functions);
        return _template.Render(scriban);
    }

    private static bool HasError(IEnumerable<TemplateProblem> problems) =>
        problems.Any(problem => problem.Severity == TemplateSeverity.Error);

    private static TemplateProblem Problem(LogMessage message) =>
        new(
            message.Span.Start.Line + 1,
            message.Span.Start.Column + 1,
            TemplateSeverity.Error,
            $$$"""The placeholder or condition cannot be read from here on ({{{message.Message.TrimEnd('.')}}}). Write figures in quotes: {{ "table/group/answer" | figure }}."""
        );
}

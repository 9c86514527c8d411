using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Serverless.Surveys.Issues;

namespace Serverless.Functions.Tests.Messages;

/// <summary>A message as the source text has it.</summary>
/// <param name="Text">Its template; for what is no literal, the expression.</param>
/// <param name="Place">File and line.</param>
/// <param name="IsTemplate">Whether it is a literal; otherwise its words are made somewhere that cannot be seen.</param>
internal sealed record FoundMessage(string Text, string Place, bool IsTemplate);

/// <summary>
/// Finds every expression of the product that the compiler makes a <see cref="MessageText"/> of.
/// </summary>
internal static partial class MessageTemplates
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FoundMessage> Find()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        SyntaxTree[] trees =
        [
            .. new[] { "core", "functions" }
                .SelectMany(SourceFiles)
                .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
            CSharpSyntaxTree.ParseText(ImplicitUsings, options),
        ];
        var compilation = CSharpCompilation.Create(
            "messages",
            trees,
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        );
        var type = compilation.GetTypeByMetadataName(typeof(MessageText).FullName!)!;
        return
        [
            .. trees.SelectMany(tree =>
            {
                var model = compilation.GetSemanticModel(tree);
                return tree.GetRoot()
                    .DescendantNodes()
                    .OfType<ExpressionSyntax>()
                    .Where(expression => BecomesMessage(expression, model, type))
                    .SelectMany(expression => LosesItsTemplate(expression, model) ? [expression] : Parts(expression))
                    .SelectMany(expression => WordsOfExceptions(expression, model).Prepend(expression))
                    .Select(expression => Found(expression, model))
                    .OfType<FoundMessage>();
            }),
        ];
    }

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory
            .EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Order(StringComparer.Ordinal);

    /// <summary>What the product is compiled with: all that this program runs with but the product itself.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Serverless.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static bool BecomesMessage(ExpressionSyntax expression, SemanticModel model, ITypeSymbol type)
    {
        bool IsMessage(ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(other, type);
        if (expression is CastExpressionSyntax or TypeSyntax and not IdentifierNameSyntax)
            return false;
        if (expression is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax)
            return IsMessage(model.GetTypeInfo(expression).ConvertedType)
                || (expression.Parent is CastExpressionSyntax cast && IsMessage(model.GetTypeInfo(cast.Type).Type));
        var found = model.GetTypeInfo(expression);
        return IsMessage(found.ConvertedType) && !IsMessage(found.Type) && found.Type is not null;
    }

    /// <summary>
    /// Whether an interpolated string is chosen among texts, so that it is a text before it becomes a message and its
    /// values cannot be told from its words any more. A cast of one branch prevents it.
    /// </summary>
    private static bool LosesItsTemplate(ExpressionSyntax expression, SemanticModel model) =>
        expression is ConditionalExpressionSyntax or SwitchExpressionSyntax
        && model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String
        && Parts(expression).Any(part => part is InterpolatedStringExpressionSyntax);

    /// <summary>The values of a message that are what an exception says: words in one language, which no template has.</summary>
    private static IEnumerable<ExpressionSyntax> WordsOfExceptions(ExpressionSyntax expression, SemanticModel model) =>
        expression is not InterpolatedStringExpressionSyntax interpolated
            ? []
            : interpolated
                .Contents.OfType<InterpolationSyntax>()
                .Select(value => value.Expression)
                .Where(value =>
                    model.GetSymbolInfo(value).Symbol is IPropertySymbol { Name: nameof(Exception.Message) } property
                    && property.ContainingType.Name == nameof(Exception)
                );

    /// <summary>The branches of what chooses; the expression itself otherwise.</summary>
    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) =>
        expression switch
        {
            ParenthesizedExpressionSyntax inner => Parts(inner.Expression),
            ConditionalExpressionSyntax choice => Parts(choice.WhenTrue).Concat(Parts(choice.WhenFalse)),
            SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Parts(arm.Expression)),
            ThrowExpressionSyntax => [],
            _ => [expression],
        };

    private static FoundMessage? Found(ExpressionSyntax expression, SemanticModel model)
    {
        var at = expression.GetLocation().GetLineSpan();
        var place = FormattableString.Invariant(
            $"{Path.GetRelativePath(Repository.Root, at.Path)}:{at.StartLinePosition.Line + 1}"
        );
        if (expression is InterpolatedStringExpressionSyntax interpolated)
            return new FoundMessage(Template(interpolated), place, true);
        var constant = model.GetConstantValue(expression);
        if (constant is { HasValue: true, Value: null })
            return null;
        return constant is { HasValue: true, Value: string text }
            ? new FoundMessage(text, place, true)
            : new FoundMessage(expression.ToString(), place, false);
    }

    /// <summary>What <see cref="MessageText.Template"/> is at run time.</summary>
    private static string Template(InterpolatedStringExpressionSyntax interpolated)
    {
        var place = 0;
        var isRaw = interpolated.StringStartToken.Text.Contains("\"\"\"", StringComparison.Ordinal);
        return string.Concat(
            interpolated.Contents.Select(part =>
                part is InterpolatedStringTextSyntax text
                    ? Words(text.TextToken.ValueText, isRaw)
                    : FormattableString.Invariant($"{{{place++}}}")
            )
        );
    }

    private static string Words(string text, bool isRaw) => isRaw ? text : DoubledBrace().Replace(text, "${brace}");

    [GeneratedRegex(@"(?<brace>[{}])\k<brace>", RegexOptions.None, 1000)]
    private static partial Regex DoubledBrace();
}

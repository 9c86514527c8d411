using System.Globalization;
using System.Text;

namespace Serverless.Core.Tests.Pdf.Conformance;

internal enum TokenKind
{
    Name,
    HexString,
    LiteralString,
    Number,
    Word,
    Delimiter,
}

/// <summary>
/// A token of PDF source (ISO 32000-1, 7.2 and 7.3); strings and names without their delimiters, as they are in the
/// file.
/// </summary>
internal sealed record PdfToken(TokenKind Kind, string Text)
{
    public double Number => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Length of a string in bytes once it is decoded.</summary>
    public int StringLength => Kind == TokenKind.HexString ? Text.Length / 2 : Text.Length;
}

/// <summary>Splits source into tokens without leniency: what does not follow the grammar throws.</summary>
internal static class PdfTokens
{
    /// <summary>The tokens behind a name, such as the value of a dictionary's entry and what follows.</summary>
    public static IEnumerable<PdfToken> After(string source, string name) =>
        Read(source).SkipWhile(t => t is not { Kind: TokenKind.Name } || t.Text != name).Skip(1);

    /// <summary>The first number behind a name: the value of an entry, or the object that it refers to.</summary>
    public static int NumberAfter(string source, string name) =>
        (int)After(source, name).First(t => t.Kind == TokenKind.Number).Number;

    public static List<PdfToken> Read(string source)
    {
        var tokens = new List<PdfToken>();
        for (var at = 0; at < source.Length; )
        {
            var c = source[at];
            if (c is ' ' or '\n' or '\r' or '\t' or '\f' or '\0')
                at++;
            else if (c == '<' && source[at + 1] == '<' || c == '>' && source[at + 1] == '>')
                at = Add(tokens, TokenKind.Delimiter, source.Substring(at, 2), at + 2);
            else if (c is '[' or ']')
                at = Add(tokens, TokenKind.Delimiter, c.ToString(), at + 1);
            else if (c == '<')
                at = Add(
                    tokens,
                    TokenKind.HexString,
                    source[(at + 1)..source.IndexOf('>', at)],
                    source.IndexOf('>', at) + 1
                );
            else if (c == '(')
                at = Literal(tokens, source, at);
            else if (c is '%' or '{' or '}' or ')' or '>')
                throw new FormatException(FormattableString.Invariant($"'{c}' is at {at}, where a token begins."));
            else
                at = Regular(tokens, source, at);
        }

        return tokens;
    }

    private static int Literal(List<PdfToken> tokens, string source, int at)
    {
        var text = new StringBuilder();
        var depth = 1;
        for (at++; ; at++)
        {
            if (source[at] == '\\')
                at++;
            else if (source[at] == '(')
                depth++;
            else if (source[at] == ')' && --depth == 0)
                break;
            text.Append(source[at]);
        }

        return Add(tokens, TokenKind.LiteralString, text.ToString(), at + 1);
    }

    private static int Regular(List<PdfToken> tokens, string source, int at)
    {
        var end = at + 1;
        while (end < source.Length && !" \n\r\t\f\0<>[]()/%{}".Contains(source[end], StringComparison.Ordinal))
            end++;
        var text = source[at..end];
        if (text[0] == '/')
            return Add(tokens, TokenKind.Name, text[1..], end);
        var number = text.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or '.');
        return Add(tokens, number ? TokenKind.Number : TokenKind.Word, text, end);
    }

    private static int Add(List<PdfToken> tokens, TokenKind kind, string text, int next)
    {
        tokens.Add(new PdfToken(kind, text));
        return next;
    }
}

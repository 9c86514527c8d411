using System.Globalization;
using System.Text;

namespace Serverless.Reporting.Exports.Sdmx;

/// <summary>
/// Names and codes as SDMX 3.0 may have them (Technical Specification, section 2, "IDType" and "NCNameIDType"). Different
/// texts get different identifiers.
/// </summary>
internal static class SdmxIdentifier
{
    /// <summary>Between the parts of a code that is made of two: no part has it.</summary>
    private const string Between = "@@";

    /// <summary>
    /// A code: letters, digits, hyphens and underscores stay, a point becomes <c>@</c>, and anything else <c>$</c> with
    /// four digits (UTF-16, hexadecimal).
    /// </summary>
    public static string Code(string text)
    {
        var code = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
                code.Append(character);
            else if (character == '.')
                code.Append('@');
            else
                code.Append(CultureInfo.InvariantCulture, $"${(int)character:X4}");
        }

        return code.ToString();
    }

    /// <summary>The code of something within something else, unique among all of them.</summary>
    public static string Code(string whole, string part) => Code(whole) + Between + Code(part);

    /// <summary>An identifier that begins with a letter, of names of surveys, waves and organisations.</summary>
    public static string Name(params ReadOnlySpan<string> names)
    {
        var name = string.Join('_', names);
        return char.IsAsciiLetter(name[0]) ? name : "N_" + name;
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Recognises addresses by which a respondent can be found.</summary>
internal static partial class PersonalAddress
{
    /// <summary>Whether a cell is an e-mail address or an IP address, and nothing else.</summary>
    public static bool Is(string cell) =>
        Mail().IsMatch(cell) || (IsDottedOrColoned(cell) && IPAddress.TryParse(cell, out _));

    /// <summary>A plain number is an IP address too, to the framework.</summary>
    private static bool IsDottedOrColoned(string cell) =>
        cell.Count(c => c == '.') == 3 || cell.Count(c => c == ':') >= 2;

    [GeneratedRegex(
        @"^[^@\s;,]{1,64}@[^@\s;,]{1,190}\.[A-Za-z]{2,24}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Mail();
}

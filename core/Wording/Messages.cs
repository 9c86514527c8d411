using System.Globalization;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Wording;

/// <summary>
/// What the product says to whoever uploads or calls it, in every language. It is written in English, where it is known
/// what there is to say; here is what that is in other languages, by the English template.
/// </summary>
public static partial class Messages
{
    private static readonly NumberFormatInfo DutchNumbers = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        PercentDecimalSeparator = ",",
        PercentGroupSeparator = ".",
        PercentPositivePattern = 1,
        PercentNegativePattern = 1,
    };

    /// <summary>Made at its first use: the parts are in other files, which are initialised in no order.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, string>> DutchOfAll = new(Together);

    /// <summary>The Dutch of every template.</summary>
    public static IReadOnlyDictionary<string, string> Dutch => DutchOfAll.Value;

    /// <summary>A message in a language; in English where it is not known in that language.</summary>
    public static string Said(MessageText message, Language language)
    {
        ArgumentNullException.ThrowIfNull(message);
        return language switch
        {
            Language.Dutch => message.Said(
                language,
                DutchNumbers,
                template => Dutch.TryGetValue(template, out var dutch) ? dutch : template
            ),
            Language.English => message.ToString(),
        };
    }

    private static Dictionary<string, string> Together()
    {
        Dictionary<string, string>[] parts =
        [
            DutchOfCodebooks,
            DutchOfFiles,
            DutchOfSources,
            DutchOfTemplates,
            DutchOfRefusals,
            DutchOfFailures,
            DutchOfPictures,
            DutchOfWebhooks,
        ];
        return new(parts.SelectMany(part => part), StringComparer.Ordinal);
    }
}

namespace Serverless.Surveys.Issues;

/// <summary>The rules a codebook is held to.</summary>
public static class CodebookRule
{
    /// <summary>A label that is the code of another answer (a warning).</summary>
    public const string LabelIsCode = "label-is-code";

    /// <summary>Larger than <see cref="CodebookLimits.MaximumBytes"/>.</summary>
    public const string Size = "size";

    /// <summary>Not UTF-8.</summary>
    public const string Encoding = "encoding";

    /// <summary>Not well-formed JSON, or nested too deeply.</summary>
    public const string Json = "json";

    /// <summary>Another kind of JSON value than expected.</summary>
    public const string Type = "type";

    /// <summary>A property that must be there is not.</summary>
    public const string Required = "required";

    /// <summary>A property the codebook does not know.</summary>
    public const string UnknownProperty = "unknown-property";

    /// <summary>The same property twice in one object.</summary>
    public const string DuplicateProperty = "duplicate-property";

    /// <summary>A text that is empty, too long or holds control characters.</summary>
    public const string Text = "text";

    /// <summary>An id, code or column name with characters or a length that is not allowed.</summary>
    public const string Name = "name";

    /// <summary>A word that is none of those allowed.</summary>
    public const string Choice = "choice";

    /// <summary>Texts that lack a language; outputs in it show the text in the language of readers.</summary>
    public const string Language = "language";

    /// <summary>Not a date.</summary>
    public const string Date = "date";

    /// <summary>A number, or a number of things, outside what is allowed.</summary>
    public const string Range = "range";

    /// <summary>An id, code, label or name used twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>
    /// A reference to something that the codebook does not have, or that the group or wave was not asked.
    /// </summary>
    public const string Reference = "reference";

    /// <summary>A question routed on itself or on a later question.</summary>
    public const string RoutingOrder = "routing-order";

    /// <summary>A condition that does not suit the type of its question.</summary>
    public const string Condition = "condition";

    /// <summary>A property that does not suit the type of its question.</summary>
    public const string QuestionType = "question-type";

    /// <summary>A sampling design or weighting plan whose parts do not fit together.</summary>
    public const string Design = "design";

    /// <summary>A profile whose questions or patterns do not fit together.</summary>
    public const string Profile = "profile";

    /// <summary>A ratio whose questions do not fit together.</summary>
    public const string Ratio = "ratio";

    /// <summary>Moments of release of a survey whose releases are not scheduled.</summary>
    public const string Release = "release";

    /// <summary>Waves that are not in order of time.</summary>
    public const string WaveOrder = "wave-order";
}

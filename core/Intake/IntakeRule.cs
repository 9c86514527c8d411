namespace Serverless.Intake;

/// <summary>The rules that files and templates are held to, and what warnings are about.</summary>
public static class IntakeRule
{
    /// <summary>Not a text file: an Excel workbook, a zip file.</summary>
    public const string Format = "format";

    /// <summary>A file of another format that was converted (a warning).</summary>
    public const string Converted = "converted";

    /// <summary>
    /// UTF-16, or bytes that belong to neither UTF-8 nor Windows-1252. As a warning: read as Windows-1252.
    /// </summary>
    public const string Encoding = "encoding";

    /// <summary>Larger than <see cref="UploadLimits.MaximumBytes"/>.</summary>
    public const string Size = "size";

    /// <summary>Takes more processor time to check than a file may.</summary>
    public const string Time = "time";

    /// <summary>No header, or a header without rows.</summary>
    public const string Empty = "empty";

    /// <summary>More than <see cref="UploadLimits.MaximumRows"/> rows.</summary>
    public const string TooManyRows = "too-many-rows";

    /// <summary>More than <see cref="UploadLimits.MaximumBlankLines"/> blank lines.</summary>
    public const string BlankLines = "blank-lines";

    /// <summary>A quoted value that is not closed, or followed by other text.</summary>
    public const string Quotes = "quotes";

    /// <summary>A row with more or fewer values than the header.</summary>
    public const string RaggedRow = "ragged-row";

    /// <summary>The header once more: files were put one behind the other.</summary>
    public const string RepeatedHeader = "repeated-header";

    /// <summary>A column that must be there is not. As a warning: an open question without column.</summary>
    public const string MissingColumn = "missing-column";

    /// <summary>A column that appears in the header twice.</summary>
    public const string DuplicateColumn = "duplicate-column";

    /// <summary>A column that is not used (a warning).</summary>
    public const string UnusedColumn = "unused-column";

    /// <summary>A row without respondent id.</summary>
    public const string BlankId = "blank-id";

    /// <summary>A respondent who was erased and is not taken in again.</summary>
    public const string ErasedRespondent = "erased-respondent";

    /// <summary>A respondent id that an earlier row has.</summary>
    public const string DuplicateId = "duplicate-id";

    /// <summary>Respondent ids that differ from others in capitals only (a warning).</summary>
    public const string SimilarId = "similar-id";

    /// <summary>A value that is neither code nor label of an answer.</summary>
    public const string UnknownAnswer = "unknown-answer";

    /// <summary>Labels written with other blanks, quotes, dashes or accents (a warning).</summary>
    public const string Rewritten = "rewritten";

    /// <summary>A value of an option that is not 0 or 1.</summary>
    public const string NotZeroOrOne = "not-zero-or-one";

    /// <summary>A value that is not a number.</summary>
    public const string NotANumber = "not-a-number";

    /// <summary>A column whose numbers can be read as thousands or as decimals.</summary>
    public const string Thousands = "thousands";

    /// <summary>Numbers far from the others that look like a code for no answer (a warning).</summary>
    public const string LikelyMissingCode = "likely-missing-code";

    /// <summary>Population figures that are percentages or fractions (a warning).</summary>
    public const string Percentages = "percentages";

    /// <summary>A number outside what the codebook allows.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>An exclusive option ("geen") ticked together with another.</summary>
    public const string ExclusiveOption = "exclusive-option";

    /// <summary>A value of an option that is put in order that is not one of its places.</summary>
    public const string NotAPlace = "not-a-place";

    /// <summary>A place that is given to two options, or passed over.</summary>
    public const string PlaceOrder = "place-order";

    /// <summary>A margin variable left blank where the codebook does not allow it.</summary>
    public const string BlankMargin = "blank-margin";

    /// <summary>A stratum, cluster or base weight left blank.</summary>
    public const string BlankDesign = "blank-design";

    /// <summary>A text that is too long or holds control characters.</summary>
    public const string Text = "text";

    /// <summary>A row whose texts together are too long to be stored.</summary>
    public const string RowTooLong = "row-too-long";

    /// <summary>An answer to a question that routing says was not asked (a warning).</summary>
    public const string AnsweredNotAsked = "answered-not-asked";

    /// <summary>Respondents who were routed to a question and left it blank (a warning).</summary>
    public const string ShareBlank = "share-blank";

    /// <summary>A multiple question of which some options were left blank (a warning).</summary>
    public const string PartlyBlank = "partly-blank";

    /// <summary>Few rows (a warning).</summary>
    public const string FewRows = "few-rows";

    /// <summary>A variable the codebook does not weight by or stratify by.</summary>
    public const string UnknownVariable = "unknown-variable";

    /// <summary>A category that is no answer of the variable.</summary>
    public const string UnknownCategory = "unknown-category";

    /// <summary>A category that appears in the file twice.</summary>
    public const string DuplicateCategory = "duplicate-category";

    /// <summary>A category of a margin or stratum that the file leaves out.</summary>
    public const string MissingCategory = "missing-category";

    /// <summary>A margin or strata that the codebook needs and the file leaves out.</summary>
    public const string MissingVariable = "missing-variable";

    /// <summary>Labels in a column where some labels are the codes of other answers.</summary>
    public const string LabelOrCode = "label-or-code";

    /// <summary>Half as many respondents as the present version, or fewer (a warning).</summary>
    public const string HalfAFile = "half-a-file";

    /// <summary>No respondent of the present version (a warning).</summary>
    public const string OtherRespondents = "other-respondents";

    /// <summary>The same bytes as the responses of another group or wave (a warning).</summary>
    public const string SameContent = "same-content";

    /// <summary>Fewer link keys match the wave before than half of those that could (a warning).</summary>
    public const string LinkKeys = "link-keys";

    /// <summary>Answers that are distributed otherwise than before, beyond chance (a warning).</summary>
    public const string AnswersShifted = "answers-shifted";

    /// <summary>More respondents than were asked.</summary>
    public const string MoreThanSample = "more-than-sample";

    /// <summary>More respondents than the population has members.</summary>
    public const string MoreThanPopulation = "more-than-population";

    /// <summary>A factsheet template whose text or commands cannot be read.</summary>
    public const string Template = "template";

    /// <summary>Margins whose totals differ. As a warning: a 'total' row that differs from the margins.</summary>
    public const string TotalsDiffer = "totals-differ";
}

/// <summary>How large an upload may be.</summary>
public static class UploadLimits
{
    /// <summary>100 MiB.</summary>
    public const long MaximumBytes = 100L * 1024 * 1024;

    /// <summary>Respondents in one response file.</summary>
    public const int MaximumRows = 1_000_000;

    /// <summary>Blank lines in one response file: as many as a worksheet has rows, and some.</summary>
    public const int MaximumBlankLines = 2_000_000;

    /// <summary>Characters in one row, quotes and delimiters included.</summary>
    public const int MaximumRowLength = 1 << 20;

    /// <summary>Characters in the answer to an open question.</summary>
    public const int MaximumOpenAnswerLength = 10_000;

    /// <summary>Characters in an id, cluster, stratum or link key.</summary>
    public const int MaximumKeyLength = 200;

    /// <summary>Bytes of one packed row, so that it fits one property of a table entity (64 KiB).</summary>
    public const int MaximumPackedRowBytes = 60_000;

    /// <summary>How many issues are listed; the others are only counted.</summary>
    public const int MaximumListedIssues = 1_000;
}

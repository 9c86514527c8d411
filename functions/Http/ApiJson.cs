using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>
/// The JSON of every answer and of small bodies. A member that is there twice is refused: whoever checked the one may not
/// have meant the other.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ProblemWithIssues))]
[JsonSerializable(typeof(UploadReceipt))]
[JsonSerializable(typeof(BlockUploadRequest))]
[JsonSerializable(typeof(BlockUploadDescription))]
[JsonSerializable(typeof(RecomputeReceipt))]
[JsonSerializable(typeof(SurveyList))]
[JsonSerializable(typeof(SurveyDescription))]
[JsonSerializable(typeof(WaveOverview))]
[JsonSerializable(typeof(CodebookDraftDescription))]
[JsonSerializable(typeof(UploadOverview))]
[JsonSerializable(typeof(ErasureRequest))]
[JsonSerializable(typeof(WaveIssues))]
[JsonSerializable(typeof(ErasureReceipt))]
[JsonSerializable(typeof(SurveyErasureReceipt))]
[JsonSerializable(typeof(RestoreReceipt))]
[JsonSerializable(typeof(CallerDescription))]
[JsonSerializable(typeof(OrganisationRequest))]
[JsonSerializable(typeof(OwnerRequest))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(RotationRequest))]
[JsonSerializable(typeof(OrganisationDescription))]
[JsonSerializable(typeof(OrganisationsDescription))]
[JsonSerializable(typeof(KeyDescription))]
[JsonSerializable(typeof(KeysDescription))]
[JsonSerializable(typeof(IssuedKeyDescription))]
[JsonSerializable(typeof(HouseStyleDescription))]
[JsonSerializable(typeof(AuditDescription))]
[JsonSerializable(typeof(AuditVerificationDescription))]
[JsonSerializable(typeof(WebhookRequest))]
[JsonSerializable(typeof(SecretRotationRequest))]
[JsonSerializable(typeof(WebhookDescription))]
[JsonSerializable(typeof(WebhooksDescription))]
[JsonSerializable(typeof(WebhookDeliveryDescription))]
[JsonSerializable(typeof(WebhookWithSecretDescription))]
[JsonSerializable(typeof(PublicationRequest))]
[JsonSerializable(typeof(WithdrawalRequest))]
[JsonSerializable(typeof(ReleasesDescription))]
[JsonSerializable(typeof(PreviewRequest))]
[JsonSerializable(typeof(PreviewDescription))]
[JsonSerializable(typeof(PreviewsDescription))]
[JsonSerializable(typeof(GivenPreviewDescription))]
[JsonSerializable(typeof(CommentRequest))]
[JsonSerializable(typeof(ResolutionRequest))]
[JsonSerializable(typeof(CommentDescription))]
[JsonSerializable(typeof(CommentsDescription))]
[JsonSerializable(typeof(Reporting.Releases.ReleaseBlocks))]
[JsonSerializable(typeof(ReleaseDescription))]
[JsonSerializable(typeof(CorrectionsDescription))]
[JsonSerializable(typeof(Reporting.Releases.ReleaseChanges))]
[JsonSerializable(typeof(PoisonBlob))]
[JsonSerializable(typeof(StartPage))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    private static readonly PerLanguage<ApiJson> InLanguages = new(language =>
        With(JsonNumberHandling.AllowReadingFromString, language)
    );

    /// <summary>What answers without messages are written with.</summary>
    public static ApiJson Answers { get; } = InLanguages[Languages.OfPrograms];

    /// <summary>What an answer with messages is written with: in the language that its caller asks for.</summary>
    public static ApiJson For(HttpContext context) => InLanguages[Negotiation.LanguageOfMessages(context.Request)];

    /// <summary>The same types, whatever may be written in place of a number, with messages in a language.</summary>
    public static ApiJson With(JsonNumberHandling numbers, Language language = Languages.OfPrograms) =>
        new(
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                NumberHandling = numbers,
                // People read these answers in a terminal, and no page embeds them: quotes and accents stay as they are.
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                Converters =
                {
                    new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
                    new MomentConverter(),
                    new MessageConverter(language),
                },
            }
        );
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions;

/// <summary>The JSON of every answer.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(UploadReceipt))]
[JsonSerializable(typeof(RecomputeReceipt))]
[JsonSerializable(typeof(SurveyList))]
[JsonSerializable(typeof(SurveyDescription))]
[JsonSerializable(typeof(WaveOverview))]
[JsonSerializable(typeof(UploadOverview))]
[JsonSerializable(typeof(ErasureRequest))]
[JsonSerializable(typeof(WaveIssues))]
[JsonSerializable(typeof(ErasureReceipt))]
[JsonSerializable(typeof(SurveyErasureReceipt))]
[JsonSerializable(typeof(RestoreReceipt))]
[JsonSerializable(typeof(PoisonBlob))]
[JsonSerializable(typeof(StartPage))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>
    /// Writes quotes and accents as they are: people read these answers in a terminal, and no page embeds them.
    /// </summary>
    public static ApiJson Answers { get; } =
        new(
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}

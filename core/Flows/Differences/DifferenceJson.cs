using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Storage;

namespace Serverless.Flows.Differences;

/// <summary>The JSON of differences as it is kept with large uploads: messages can be said in any language later.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MessageTextConverter)]
)]
[JsonSerializable(typeof(UploadDifference))]
internal sealed partial class DifferenceJson : JsonSerializerContext;

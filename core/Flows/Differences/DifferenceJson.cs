using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Flows.Differences;

/// <summary>The JSON of differences as it is kept with large uploads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UploadDifference))]
internal sealed partial class DifferenceJson : JsonSerializerContext;

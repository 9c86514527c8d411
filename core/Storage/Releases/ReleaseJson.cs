using System.Text.Json.Serialization;

namespace Serverless.Storage.Releases;

/// <summary>The JSON in the table of releases.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, Converters = [typeof(MessageTextConverter)])]
[JsonSerializable(typeof(ReleaseOrigin))]
[JsonSerializable(typeof(IReadOnlyList<PublishedFileEntry>))]
[JsonSerializable(typeof(IReadOnlyList<MissingFileEntry>))]
internal sealed partial class ReleaseJson : JsonSerializerContext;

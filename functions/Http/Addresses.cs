using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Addresses of things as answers give them: from the root of the host.</summary>
internal static class Addresses
{
    /// <summary>Where the API begins.</summary>
    public const string Api = $"/{Routes.Api}";

    public const string Surveys = $"{Api}/surveys";

    /// <summary>Whether an address is below the first part of the API's; the others are those of pages.</summary>
    public static bool IsInApi(PathString address) =>
        address.StartsWithSegments($"/{Routes.ApiWithoutVersion}", StringComparison.Ordinal);

    public static string Survey(Name survey) => $"{Surveys}/{survey}";

    public static string Wave(Name survey, Name wave) => $"{Survey(survey)}/waves/{wave}";

    public static string Release(Name survey, Name wave, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Wave(survey, wave)}/releases/{number}");

    public static string BlockUpload(BlockUpload upload) =>
        $"{Wave(upload.Survey, upload.Wave)}/groups/{upload.Group}/block-uploads/{upload.Id}";

    public static string Upload(Name survey, string upload) => $"{Survey(survey)}/uploads/{upload}";
}

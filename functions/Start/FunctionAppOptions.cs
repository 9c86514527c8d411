using System.Globalization;
using Serverless.Flows.Access;
using Serverless.Flows.Uploads;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Everything that can be set from outside, read once at start. See docs/api.md for the names.</summary>
internal sealed record FunctionAppOptions
{
    public required StorageConnection Storage { get; init; }

    public required UploadSettings Uploads { get; init; }

    public required RetentionSettings Retention { get; init; }

    public required TelemetryTarget Telemetry { get; init; }

    public required ApiContact Contact { get; init; }

    public required AccessSettings Access { get; init; }

    /// <summary>The header that says where a request comes from.</summary>
    public required IReadOnlyList<string> AddressHeaders { get; init; }

    public required NoticeOptions Notices { get; init; }

    public required PortalOptions Portal { get; init; }

    /// <summary>Whose tokens are taken; null for nobody's.</summary>
    public SignInOptions? SignIn { get; init; }

    /// <summary>
    /// Reads the settings; throws <see cref="InvalidSettingsException"/> that names every fault at once.
    /// </summary>
    public static FunctionAppOptions Read(IConfiguration settings)
    {
        var faults = new List<string>();
        var options = new FunctionAppOptions
        {
            Storage = StorageConnection.Read(settings, faults),
            Uploads = ReadUploads(settings, faults),
            Retention = new(TimeSpan.FromDays(Number(settings, "Retention:SupersededDays", 30, 2, 365, faults))),
            Telemetry = TelemetryTarget.Read(settings, faults),
            Contact = ApiContact.Read(settings, faults),
            Access = AccessOptions.Read(settings, faults),
            AddressHeaders = AccessOptions.AddressHeaders(settings, faults),
            Notices = NoticeOptions.Read(settings, faults),
            Portal = PortalOptions.Read(settings, faults),
            SignIn = SignInOptions.Read(settings, faults),
        };
        return faults.Count == 0 ? options : throw new InvalidSettingsException(faults);
    }

    private static UploadSettings ReadUploads(IConfiguration settings, List<string> faults) =>
        new(
            Number(settings, "Uploads:RowsStoredAtOnce", 50_000, 0, 200_000, faults),
            TimeSpan.FromSeconds(Number(settings, "Uploads:ChunkSeconds", 120, 0, 400, faults))
        );

    /// <summary>
    /// A whole number; <paramref name="fallback"/> when it was not set.
    /// </summary>
    internal static int Number(
        IConfiguration settings,
        string key,
        int fallback,
        int minimum,
        int maximum,
        List<string> faults
    )
    {
        var text = settings[key];
        if (string.IsNullOrWhiteSpace(text))
            return fallback;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum
        )
            return number;
        var name = key.Replace(":", "__", StringComparison.Ordinal);
        faults.Add(FormattableString.Invariant($"{name} is '{text}'; set a whole number from {minimum} to {maximum}."));
        return minimum;
    }
}

/// <summary>Where traces, metrics and logs go; nowhere when neither is set.</summary>
/// <param name="Console">Whether they are printed.</param>
/// <param name="ApplicationInsights">Connection string of Application Insights; null for none.</param>
internal sealed record TelemetryTarget(bool Console, string? ApplicationInsights)
{
    internal static TelemetryTarget Read(IConfiguration settings, List<string> faults)
    {
        var console = settings["Telemetry:Console"];
        if (!string.IsNullOrEmpty(console) && !bool.TryParse(console, out _))
            faults.Add($"Telemetry__Console is '{console}'; set true or false.");
        var insights = settings["APPLICATIONINSIGHTS_CONNECTION_STRING"];
        return new(
            bool.TryParse(console, out var print) && print,
            string.IsNullOrWhiteSpace(insights) ? null : insights
        );
    }
}

/// <summary>Settings are missing or wrong; the message lists them all.</summary>
internal sealed class InvalidSettingsException(IReadOnlyList<string> faults)
    : Exception($"The settings cannot be used:{Environment.NewLine}- {string.Join(Environment.NewLine + "- ", faults)}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}

using System.Globalization;
using System.Text.RegularExpressions;
using Serverless.Flows.Tests.App;
using Serverless.Local;
using Serverless.Local.Emulator;
using Xunit;

[assembly: AssemblyFixture(typeof(StorageEmulator))]

namespace Serverless.Flows.Tests.App;

/// <summary>One storage emulator for all tests; each test has a storage account of its own in it.</summary>
public sealed partial class StorageEmulator : IAsyncLifetime
{
    private const int Accounts = 1_000;

    /// <summary>The emulator takes any key; this one protects nothing.</summary>
    private const string Key = "dGVzdA==";

    private Azurite? _azurite;
    private int _given;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(
            "AZURITE_ACCOUNTS",
            string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{NameOf(number)}:{Key}"))
        );
        _azurite = await Azurite.StartAsync();
    }

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The connection string of an account nobody used yet.</summary>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref _given);
        if (number > Accounts)
            throw new InvalidOperationException("All accounts are given out; raise their number.");
        var endpoints = Endpoint()
            .Matches(_azurite!.ConnectionString)
            .Select(match => match.Value.Replace("devstoreaccount1", NameOf(number), StringComparison.Ordinal));
        return $"DefaultEndpointsProtocol=http;AccountName={NameOf(number)};AccountKey={Key};{string.Concat(endpoints)}";
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"test{number:D4}");

    [GeneratedRegex(
        "(?:Blob|Queue|Table)Endpoint=[^;]+;",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Endpoint();
}

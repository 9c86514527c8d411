using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using Serverless.Local.Host;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>Publishes the app once, into a folder of its own, as a deployment would.</summary>
public sealed class PublishedPackage : IAsyncLifetime
{
    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("package-");

    public string Folder => Path.Combine(_work.FullName, "package");

    public async ValueTask InitializeAsync()
    {
        // Its own artifacts path keeps this build away from the one the tests run from.
        var run = await Programs.RunAsync(
            "dotnet",
            [
                "publish",
                Repository.PathOf("functions"),
                "-c",
                "Release",
                "-o",
                Folder,
                "--artifacts-path",
                Path.Combine(_work.FullName, "build"),
                // The build of the tests was looked through already.
                "-p:RunAnalyzers=false",
                "-nologo",
                "-v",
                "quiet",
            ],
            CancellationToken.None
        );
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"dotnet publish failed: {run.Output}{run.Error}");
    }

    public ValueTask DisposeAsync()
    {
        _work.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The package is what the Functions host on Azure expects to find.</summary>
public sealed class PackageTests(PublishedPackage package) : IClassFixture<PublishedPackage>
{
    private const long MaximumZip = 25_000_000;

    [Fact]
    public async Task Published_worker_lists_its_functions_and_is_fed_by_event_grid()
    {
        await using var host = await FunctionHost.StartAsync(
            new FunctionHostOptions(
                package.Folder,
                "UseDevelopmentStorage=true",
                new Dictionary<string, string> { ["RecomputeSchedule"] = "0 */5 * * * *" },
                FireTriggers: false
            ),
            _ => { }
        );
        var worker = await host.WorkerAsync(CancellationToken.None);
        var functions = await worker.Channel.FunctionsAsync(package.Folder, CancellationToken.None);

        var blobTriggers = functions
            .SelectMany(function => function.RawBindings)
            .Select(binding => JsonNode.Parse(binding)!)
            .Where(binding => (string?)binding["type"] == "blobTrigger")
            .ToList();

        blobTriggers.ShouldNotBeEmpty();
        blobTriggers.ShouldBeSomeThatAll(binding => (string?)binding["source"] == "EventGrid");
    }

    /// <summary>The OpenAPI document is made when it is asked for, from comments that are in files of their own.</summary>
    [Theory]
    [InlineData("Serverless.Functions.xml")]
    [InlineData("Serverless.Core.xml")]
    public void Package_has_the_comments_the_openapi_document_is_made_of(string file) =>
        File.Exists(Path.Combine(package.Folder, file)).ShouldBeTrue();

    [Fact]
    public void Package_runs_on_the_dotnet_of_the_platform()
    {
        var worker = JsonNode.Parse(File.ReadAllText(Path.Combine(package.Folder, "worker.config.json")))!;

        ((string?)worker["description"]!["defaultExecutablePath"]).ShouldBe("dotnet");
        File.Exists(Path.Combine(package.Folder, (string)worker["description"]!["defaultWorkerPath"]!)).ShouldBeTrue();
        File.Exists(Path.Combine(package.Folder, "libcoreclr.so")).ShouldBeFalse();
    }

    [Fact]
    public void Package_has_the_parts_that_the_host_loads()
    {
        File.Exists(Path.Combine(package.Folder, "host.json")).ShouldBeTrue();
        var extensions = JsonNode.Parse(File.ReadAllText(Path.Combine(package.Folder, "extensions.json")))!;

        var names = extensions["extensions"]!.AsArray().Select(extension => (string)extension!["name"]!).ToList();

        names.ShouldContain("AzureStorageBlobs");
        names.ShouldContain("AzureStorageQueues");
        Directory.Exists(Path.Combine(package.Folder, ".azurefunctions")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Serverless.Functions.dll")]
    [InlineData("Serverless.Core.dll")]
    [InlineData("Microsoft.Azure.Functions.Worker.Grpc.dll")]
    public void Package_is_compiled_ahead(string assembly)
    {
        using var file = File.OpenRead(Path.Combine(package.Folder, assembly));
        using var program = new PEReader(file);

        program.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Package_holds_no_development_settings() =>
        Directory
            .EnumerateFiles(package.Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetFileName(f))
            .ShouldNotContain(f =>
                f.Contains("Development", StringComparison.OrdinalIgnoreCase)
                || f == "local.settings.json"
                || f.EndsWith(".pdb", StringComparison.Ordinal)
            );

    [Fact]
    public void Package_is_under_25_MB_zipped()
    {
        var zip = Path.Combine(Path.GetDirectoryName(package.Folder)!, "package.zip");
        ZipFile.CreateFromDirectory(package.Folder, zip, CompressionLevel.Optimal, includeBaseDirectory: false);

        new FileInfo(zip).Length.ShouldBeLessThan(MaximumZip);
    }
}

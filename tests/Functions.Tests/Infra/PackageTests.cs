using System.IO.Compression;
using System.Text.Json.Nodes;
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
        var run = await Repository.RunAsync(
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
    private const long LargestZip = 60_000_000;

    [Fact]
    public void Package_has_the_program_that_host_json_names_and_may_run_it()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(package.Folder, "host.json")))!;
        var program = Path.Combine(
            package.Folder,
            (string)host["customHandler"]!["description"]!["defaultExecutablePath"]!
        );

        File.Exists(program).ShouldBeTrue(program);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(program).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    [Fact]
    public void Package_needs_no_runtime_on_the_machine() =>
        File.Exists(Path.Combine(package.Folder, "libcoreclr.so")).ShouldBeTrue();

    [Fact]
    public void Package_has_every_function_folder_of_the_repository()
    {
        var published = Names(package.Folder);
        var repository = Names(Repository.PathOf("functions"));

        published.ShouldBe(repository);

        static IEnumerable<string> Names(string root) =>
            Directory
                .EnumerateDirectories(root)
                .Where(d => File.Exists(Path.Combine(d, "function.json")))
                .Select(d => Path.GetFileName(d))
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Published_functions_differ_from_the_repositorys_only_in_the_source_of_blob_triggers()
    {
        foreach (
            var folder in Directory
                .EnumerateDirectories(package.Folder)
                .Where(d => File.Exists(Path.Combine(d, "function.json")))
        )
        {
            var published = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "function.json")))!;
            foreach (var binding in published["bindings"]!.AsArray().Where(b => (string?)b!["type"] == "blobTrigger"))
            {
                ((string?)binding!["source"]).ShouldBe("EventGrid");
                binding.AsObject().Remove("source");
            }

            var repository = JsonNode.Parse(
                File.ReadAllText(Repository.PathOf("functions", Path.GetFileName(folder), "function.json"))
            )!;
            JsonNode.DeepEquals(published, repository).ShouldBeTrue(folder);
        }
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
    public void Package_is_under_60_MB_zipped()
    {
        var zip = Path.Combine(Path.GetDirectoryName(package.Folder)!, "package.zip");
        ZipFile.CreateFromDirectory(package.Folder, zip, CompressionLevel.Optimal, includeBaseDirectory: false);

        new FileInfo(zip).Length.ShouldBeLessThan(LargestZip);
    }
}

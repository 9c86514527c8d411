using System.Text.Json.Nodes;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Architecture;

/// <summary>
/// Every package that a build takes in is written down by version and hash, so that a clone built next year is built of
/// the same parts wherever they are restored from.
/// </summary>
public sealed class PackageLockTests
{
    /// <summary>What the SDK of Azure Functions builds for the host, in a project that it makes anew each time.</summary>
    private const string HostParts = "functions/host.packages.lock.json";

    public static TheoryData<string> LockFiles() => new([.. LockFilesOfProjects(), HostParts]);

    [Fact]
    public void Every_project_has_a_lock_file() =>
        LockFilesOfProjects().Where(file => !File.Exists(Repository.PathOf(file))).ShouldBeEmpty();

    [Fact]
    public void Projects_are_found() => LockFilesOfProjects().ShouldContain("core/packages.lock.json");

    [Fact]
    public void Every_package_that_a_project_asks_for_is_locked_at_the_version_asked_for()
    {
        var versions = XDocument
            .Load(Repository.PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(package => Name(package), package => (string?)package.Attribute("Version"));

        Projects()
            .SelectMany(project =>
                XDocument
                    .Load(Repository.PathOf(project))
                    .Descendants("PackageReference")
                    .Select(Name)
                    .Where(package => Requested(LockFileOf(project), package) != $"[{versions[package]}, )")
                    .Select(package => $"{project}: {package}")
            )
            .ShouldBeEmpty("build, and commit the lock files with the change");
    }

    [Theory]
    [MemberData(nameof(LockFiles))]
    public void Every_package_has_a_version_and_a_hash(string file)
    {
        var packages = Dependencies(file).Where(dependency => (string?)dependency.Value!["type"] != "Project").ToList();

        packages.ShouldNotBeEmpty();
        packages
            .Where(package =>
                string.IsNullOrEmpty((string?)package.Value!["resolved"])
                || Hash((string?)package.Value["contentHash"]).Length != 64
            )
            .Select(package => package.Key)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LockFiles))]
    public void Lock_file_names_no_registry(string file) => Repository.Text(file).ShouldNotContain("://");

    [Fact]
    public void Function_app_is_locked_for_what_it_is_published_for() =>
        JsonNode.Parse(Repository.Text("functions/packages.lock.json"))!["dependencies"]!
            .AsObject()
            .Select(target => target.Key)
            .ShouldBe(["net10.0", "net10.0/linux-x64"]);

    private static byte[] Hash(string? base64) => Convert.FromBase64String(base64 ?? "");

    private static string Name(XElement package) => (string)package.Attribute("Include")!;

    private static string? Requested(string file, string package) =>
        (string?)Dependencies(file).FirstOrDefault(dependency => dependency.Key == package).Value?["requested"];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Dependencies(string file) =>
        JsonNode.Parse(Repository.Text(file))!["dependencies"]!
            .AsObject()
            .SelectMany(framework => framework.Value!.AsObject());

    private static IEnumerable<string> Projects() =>
        Repository.Files("*.csproj", "core", "functions", "local", "samples", "tests");

    private static string LockFileOf(string project) => project[..project.LastIndexOf('/')] + "/packages.lock.json";

    private static IEnumerable<string> LockFilesOfProjects() => Projects().Select(LockFileOf);
}

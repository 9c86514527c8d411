namespace Serverless.Functions;

/// <summary>Addresses of things, below the prefix that <c>host.json</c> sets.</summary>
internal static class Routes
{
    public const string Backup = "backups/{day}";
    public const string Surveys = "surveys";
    public const string Survey = Surveys + "/{survey}";
    public const string Wave = Survey + "/waves/{wave}";
    public const string Group = Wave + "/groups/{group}";
}

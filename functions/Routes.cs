namespace Serverless.Functions;

/// <summary>Addresses of things, below the prefix that <c>host.json</c> sets.</summary>
internal static class Routes
{
    /// <summary>
    /// The address of the API itself: a parameter that can only be empty, because a trigger without a route would take the
    /// function's name.
    /// </summary>
    public const string Start = "{nothing:maxlength(0)?}";

    public const string Backup = "backups/{day}";
    public const string Organisations = "organisations";
    public const string Organisation = Organisations + "/{organisation}";
    public const string Keys = Organisation + "/keys";
    public const string Key = Keys + "/{key}";
    public const string Surveys = "surveys";
    public const string Survey = Surveys + "/{survey}";
    public const string Wave = Survey + "/waves/{wave}";
    public const string Group = Wave + "/groups/{group}";
}

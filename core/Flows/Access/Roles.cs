namespace Serverless.Flows.Access;

/// <summary>What a caller is trusted with. A caller may have several; none includes another.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Reads what is not published yet: waves, their states and failures.</summary>
    Reader = 1,

    /// <summary>Reads exact results and the answers of respondents.</summary>
    Researcher = 2,

    /// <summary>Uploads codebooks, populations, responses and templates.</summary>
    Uploader = 4,

    /// <summary>Has waves computed, and publishes.</summary>
    Publisher = 8,

    /// <summary>Erases respondents.</summary>
    Eraser = 16,

    /// <summary>Issues, rotates and revokes the organisation's keys and reads its audit logs.</summary>
    Administrator = 32,

    /// <summary>Makes organisations, gives them their first keys, restores. Sees no answers and no exact results.</summary>
    DeploymentAdministrator = 64,
}

/// <summary>What a caller may do.</summary>
public enum Permission
{
    /// <summary>Reads what is not published yet.</summary>
    ReadDrafts,

    /// <summary>Reads which stored answers do not fit the codebook, and how far uploads are.</summary>
    ReadIssues,

    /// <summary>Reads exact results and the answers of respondents.</summary>
    ReadExact,
    Upload,
    Publish,
    Erase,

    /// <summary>Manages keys and reads audit logs.</summary>
    Administer,

    /// <summary>Manages organisations and restores.</summary>
    AdministerDeployment,
}

/// <summary>Which roles give which permission, and the words for both.</summary>
public static class RoleNames
{
    /// <summary>The roles that a key of an organisation can have.</summary>
    public const Roles OfOrganisation =
        Roles.Reader | Roles.Researcher | Roles.Uploader | Roles.Publisher | Roles.Eraser | Roles.Administrator;

    private static readonly Dictionary<string, Roles> ByName = Enum.GetValues<Roles>()
        .Where(role => role != Roles.None)
        .ToDictionary(NameOf, role => role, StringComparer.Ordinal);

    /// <summary>The roles any of which is enough for <paramref name="permission"/>.</summary>
    public static Roles For(Permission permission) =>
        permission switch
        {
            Permission.ReadDrafts => OfOrganisation,
            Permission.ReadIssues => Roles.Researcher | Roles.Uploader,
            Permission.ReadExact => Roles.Researcher,
            Permission.Upload => Roles.Uploader,
            Permission.Publish => Roles.Publisher,
            Permission.Erase => Roles.Eraser,
            Permission.Administer => Roles.Administrator,
            Permission.AdministerDeployment => Roles.DeploymentAdministrator,
        };

    /// <summary>The names of roles, in a fixed order: <c>reader</c>, …, <c>deployment-administrator</c>.</summary>
    public static IReadOnlyList<string> Of(Roles roles) =>
        [.. ByName.Where(known => roles.HasFlag(known.Value)).OrderBy(known => known.Value).Select(known => known.Key)];

    /// <summary>The role of this name; null for a name of none.</summary>
    public static Roles? Parse(string name) => ByName.TryGetValue(name, out var role) ? role : null;

    /// <summary>The roles of names with a space between; names of none are passed over.</summary>
    internal static Roles ParseAll(string names) =>
        names.Split(' ').Aggregate(Roles.None, (roles, name) => roles | (Parse(name) ?? Roles.None));

    private static string NameOf(Roles role) =>
        role == Roles.DeploymentAdministrator ? "deployment-administrator" : role.ToString().ToLowerInvariant();
}

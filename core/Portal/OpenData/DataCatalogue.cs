using System.Text.Json.Nodes;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.OpenData;

/// <summary>The descriptions of published waves as one catalogue of DCAT-AP-NL 3.0, in pages that name the next one.</summary>
public static class DataCatalogue
{
    /// <summary>Media type of JSON-LD.</summary>
    public const string MediaType = "application/ld+json";

    /// <summary>Where it is, from the root of the host.</summary>
    public const string Address = "/catalog";

    /// <summary>Name of the parameter that says after which survey a page begins.</summary>
    public const string AfterParameter = "after";

    /// <summary>A page of the catalogue.</summary>
    /// <param name="root">Where the deployment is.</param>
    /// <param name="publisher">Who publishes it; null when the deployment names nobody.</param>
    /// <param name="descriptions">What <see cref="DatasetDescription"/> wrote of the waves of this page.</param>
    /// <param name="after">The survey after which the page begins; null for the first page.</param>
    /// <param name="next">The survey after which the next page begins; null for the last page.</param>
    public static byte[] Write(
        Uri root,
        CataloguePublisher? publisher,
        IEnumerable<BinaryData> descriptions,
        string? after,
        string? next
    )
    {
        var catalogue = new Uri(root, Address).AbsoluteUri;
        var page = new JsonObject
        {
            ["@context"] = LinkedData.Context(),
            ["@id"] = catalogue,
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = LinkedData.Tagged(language => Texts.For(language).Portal.Surveys),
            ["dct:description"] = LinkedData.Tagged(language => Texts.For(language).Portal.CatalogueLead),
            ["dct:language"] = new JsonArray([.. Languages.All.Select(LinkedData.Language)]),
            ["foaf:homepage"] = LinkedData.Id(
                new Uri(root, PortalAddresses.Catalogue(Languages.OfReaders)).AbsoluteUri
            ),
            ["dcat:dataset"] = new JsonArray([
                .. descriptions.Select(description => Described(description, publisher)),
            ]),
            ["hydra:view"] = View(catalogue, after, next),
        };
        if (publisher is not null)
            AddPublisher(page, publisher);
        using var written = new MemoryStream();
        LinkedData.Write(page, written);
        return written.ToArray();
    }

    private static void AddPublisher(JsonObject catalogue, CataloguePublisher publisher)
    {
        catalogue["dct:publisher"] = Agent(publisher);
        catalogue["dcat:contactPoint"] = new JsonObject
        {
            ["@type"] = "vcard:Organization",
            ["vcard:fn"] = publisher.Name,
            ["vcard:hasEmail"] = LinkedData.Id("mailto:" + publisher.Email),
            ["vcard:hasURL"] = LinkedData.Id(publisher.Address.AbsoluteUri),
        };
    }

    private static JsonObject Agent(CataloguePublisher publisher) =>
        new()
        {
            ["@id"] = publisher.Address.AbsoluteUri,
            ["@type"] = "foaf:Agent",
            ["foaf:name"] = LinkedData.Tagged(_ => publisher.Name),
        };

    /// <summary>
    /// The description of a wave. One whose survey names neither a commissioner nor a contact has the publisher of the
    /// catalogue, since the profile wants every dataset to have a publisher and a creator.
    /// </summary>
    private static JsonNode? Described(BinaryData description, CataloguePublisher? publisher)
    {
        var dataset = JsonNode.Parse(description.ToMemory().Span);
        if (publisher is null || dataset is not JsonObject known)
            return dataset;
        foreach (var role in (string[])["dct:publisher", "dct:creator"])
            if (!known.ContainsKey(role))
                known[role] = Agent(publisher);
        return known;
    }

    private static JsonObject View(string catalogue, string? after, string? next)
    {
        var view = new JsonObject
        {
            ["@id"] = AddressOf(catalogue, after),
            ["@type"] = "hydra:PartialCollectionView",
            ["hydra:first"] = LinkedData.Id(catalogue),
        };
        if (next is not null)
            view["hydra:next"] = LinkedData.Id(AddressOf(catalogue, next));
        return view;
    }

    private static string AddressOf(string catalogue, string? after) =>
        after is null ? catalogue : $"{catalogue}?{AfterParameter}={Uri.EscapeDataString(after)}";
}

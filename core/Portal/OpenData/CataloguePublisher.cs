namespace Serverless.Portal.OpenData;

/// <summary>Who publishes the catalogue of a deployment, and answers for it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Email">Where it is written to.</param>
/// <param name="Address">Its page, which also identifies it.</param>
public sealed record CataloguePublisher(string Name, string Email, Uri Address);

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Signals.Gateway.Operations;

/// <summary>What the description of the interface says of itself.</summary>
internal static class OpenApiText
{
    private const string BearerScheme = "bearer";

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Signals",
                Version = RequestForm.Version,
                Description = "Signalen uit de buurt melden en volgen, en aanleidingen voor wijkteams. Fouten zijn altijd problem details (RFC 9457).",
                License = new() { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            };
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = BearerScheme };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var response in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>();
                response.Headers["API-Version"] = new OpenApiHeader
                {
                    Description = "De volledige versie van deze interface.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
            }
            return Task.CompletedTask;
        });
    }
}

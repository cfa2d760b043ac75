using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Signals.Grains.Vault;

namespace Signals.Gateway.Tests.Access;

public sealed class RoleTests(Town town) : IClassFixture<Town>
{
    private static readonly string[] Roles = ["vrijwilliger", "wijkteamlid", "coordinator", "manager", "privacy", "beheerder", "partner"];

    public static TheoryData<string, string, string> Routes => new()
    {
        { "GET", "/v1/aanleidingen", "wijkteamlid coordinator" },
        { "GET", "/v1/aanleidingen/BU99990102-1", "wijkteamlid coordinator" },
        { "GET", "/v1/aanleidingen/BU99990102-1/verloop", "wijkteamlid coordinator" },
        { "POST", "/v1/aanleidingen/BU99990102-1/zien", "wijkteamlid coordinator" },
        { "POST", "/v1/aanleidingen/BU99990102-1/oppakken", "wijkteamlid coordinator" },
        { "POST", "/v1/aanleidingen/BU99990102-1/terzijde", "wijkteamlid coordinator" },
        { "POST", "/v1/aanleidingen/BU99990102-1/oordeel", "wijkteamlid coordinator" },
        { "POST", "/v1/huishoudens/bij-elkaar-stoppen", "vrijwilliger wijkteamlid coordinator partner" },
        { "GET", "/v1/aanpakken", "wijkteamlid coordinator" },
        { "POST", "/v1/aanpakken", "wijkteamlid coordinator" },
        { "GET", "/v1/aanpakken/noord-00000000", "wijkteamlid coordinator" },
        { "POST", "/v1/aanpakken/noord-00000000/aanleidingen", "wijkteamlid coordinator" },
        { "PUT", "/v1/aanpakken/noord-00000000/deelnemers", "wijkteamlid coordinator" },
        { "GET", "/v1/aanpakken/noord-00000000/menukaart", "wijkteamlid coordinator" },
        { "PUT", "/v1/aanpakken/noord-00000000/menukaart", "wijkteamlid coordinator" },
        { "POST", "/v1/aanpakken/noord-00000000/stappen", "wijkteamlid coordinator" },
        { "POST", "/v1/aanpakken/noord-00000000/stappen/1", "wijkteamlid coordinator" },
        { "PUT", "/v1/aanpakken/noord-00000000/stappen/1", "wijkteamlid coordinator" },
        { "DELETE", "/v1/aanpakken/noord-00000000/stappen/1", "wijkteamlid coordinator" },
        { "PUT", "/v1/aanpakken/noord-00000000/teksten/doel", "wijkteamlid coordinator" },
        { "POST", "/v1/aanpakken/noord-00000000/verhaal", "wijkteamlid coordinator" },
        { "POST", "/v1/aanpakken/noord-00000000/afronden", "wijkteamlid coordinator" },
        { "GET", "/v1/aanpakken/noord-00000000/effect", "wijkteamlid coordinator" },
        { "POST", "/v1/aanpakken/noord-00000000/verdergaan", "wijkteamlid coordinator" },
        { "GET", "/v1/gesprekken", "wijkteamlid coordinator manager" },
        { "POST", "/v1/gesprekken", "wijkteamlid coordinator manager" },
        { "GET", "/v1/gesprekken/GM9999-1", "wijkteamlid coordinator manager" },
        { "POST", "/v1/gesprekken/GM9999-1/berichten", "wijkteamlid coordinator manager" },
        { "POST", "/v1/gesprekken/GM9999-1/in-behandeling", "wijkteamlid coordinator manager" },
        { "POST", "/v1/gesprekken/GM9999-1/afsluiten", "wijkteamlid coordinator manager" },
        { "GET", "/v1/sociale-kaart", "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner" },
        { "PUT", "/v1/sociale-kaart/eettafel", "wijkteamlid coordinator beheerder" },
        { "DELETE", "/v1/sociale-kaart/eettafel", "wijkteamlid coordinator beheerder" },
        { "PUT", "/v1/wijkteams/noord/ruimte", "coordinator" },
        { "GET", "/v1/trends/ruimte", "wijkteamlid coordinator manager privacy" },
        { "GET", "/v1/aanleidingen/BU99990102-1/woorden", "wijkteamlid coordinator" },
        { "GET", "/v1/verhalen", "wijkteamlid coordinator" },
        { "GET", "/v1/wijkteams/nergens/aanleidingen/stroom", "wijkteamlid coordinator" },
        { "GET", "/v1/huishoudvragen", "vrijwilliger wijkteamlid coordinator partner" },
        { "GET", "/v1/derden", "vrijwilliger wijkteamlid coordinator partner" },
        { "POST", "/v1/derden/00000000000000000000000000000001/afhandelen", "vrijwilliger wijkteamlid coordinator partner" },
        { "GET", "/v1/wijkteams", "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner" },
        { "POST", "/v1/importen", "coordinator beheerder partner" },
        { "POST", "/v1/stops", "vrijwilliger wijkteamlid coordinator" },
        { "POST", "/v1/stops/BU99990102-s1/afronden", "vrijwilliger wijkteamlid coordinator" },
        { "POST", "/v1/gebieden", "beheerder" },
        { "POST", "/v1/adressen", "beheerder" },
        { "POST", "/v1/themas", "beheerder" },
        { "PUT", "/v1/bronnen", "beheerder" },
        { "GET", "/v1/beheer/themas", "beheerder" },
        { "GET", "/v1/beheer/gebieden", "beheerder" },
        { "PUT", "/v1/buurten/BU99990102/opvolging", "beheerder" },
        { "POST", "/v1/themas/nergens/verbergen", "beheerder" },
        { "POST", "/v1/themas/nergens/tonen", "beheerder" },
        { "GET", "/v1/instellingen", "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner" },
        { "PUT", "/v1/instellingen", "beheerder" },
        { "PUT", "/v1/buurten/BU99990102/plekken", "beheerder" },
        { "PUT", "/v1/wijkteams/kade", "beheerder" },
        { "DELETE", "/v1/wijkteams/nergens", "beheerder" },
        { "GET", "/v1/menukaarten", "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner" },
        { "PUT", "/v1/menukaarten/wandelclub", "beheerder" },
        { "DELETE", "/v1/menukaarten/wandelclub", "beheerder" },
        { "POST", "/v1/menukaarten/wandelclub/aanbieden", "beheerder" },
        { "GET", "/v1/wijkteams/noord/menukaart", "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner" },
        { "PUT", "/v1/wijkteams/noord/menukaart", "coordinator" },
        { "GET", "/v1/wijkteams/noord/agenda", "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner" },
        { "POST", "/v1/wijkteams/noord/agenda", "wijkteamlid coordinator" },
        { "DELETE", "/v1/wijkteams/noord/agenda/1", "wijkteamlid coordinator" },
        { "GET", "/v1/trends", "wijkteamlid coordinator manager privacy" },
        { "GET", "/v1/trends/kaart?thema=taal", "wijkteamlid coordinator manager privacy" },
        { "GET", "/v1/wijkteams/noord/instellingen", "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner" },
        { "PUT", "/v1/wijkteams/noord/instellingen", "coordinator" },
        { "DELETE", "/v1/wijkteams/noord/instellingen", "coordinator" },
        { "GET", "/v1/pilot", "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner" },
        { "PUT", "/v1/pilot", "beheerder" },
        { "GET", "/v1/beheer/stilte", "beheerder" },
        { "GET", "/v1/geparkeerd", "beheerder" },
        { "POST", "/v1/geparkeerd/opnieuw", "beheerder" },
        { "GET", "/v1/wijkteams/noord/berichten", "wijkteamlid coordinator" },
        { "PUT", "/v1/wijkteams/noord/berichten", "coordinator" },
        { "POST", "/v1/wijkteams/noord/kanalen", "coordinator" },
        { "PUT", "/v1/wijkteams/noord/kanalen/1", "coordinator" },
        { "DELETE", "/v1/wijkteams/noord/kanalen/1", "coordinator" },
        { "POST", "/v1/wijkteams/noord/kanalen/1/proef", "coordinator" },
        { "GET", "/v1/abonnementen", "coordinator" },
        { "POST", "/v1/abonnementen", "coordinator" },
        { "DELETE", "/v1/abonnementen/noord-1", "coordinator" },
        { "GET", "/v1/auditlog", "privacy" },
        { "GET", "/v1/beheer/bezorging", "beheerder" },
        { "POST", "/v1/beheer/bezorging/noord/1/opnieuw", "beheerder" },
        { "POST", "/v1/beheer/bezorging/bewoners/opnieuw", "beheerder" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_role_reaches_what_it_may_and_nothing_else(string method, string path, string allowed)
    {
        (await town.Send(new(method), path)).ShouldBeProblem(HttpStatusCode.Unauthorized);
        foreach (var role in Roles)
        {
            var answer = await town.Send(new(method), path, role);
            if (allowed.Split(' ').Contains(role)) answer.Status.ShouldNotBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized);
            else answer.ShouldBeProblem(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public void Every_route_says_who_may_use_it()
    {
        var routes = ((IEndpointRouteBuilder)town.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        routes.Count.ShouldBeGreaterThan(20);
        routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null)).Select(route => route.DisplayName).ShouldBeEmpty();
    }

    [Fact]
    public async Task Outside_the_demonstration_no_demo_identity_exists()
    {
        var real = new Town(new(), "Production");
        await real.InitializeAsync();
        try
        {
            foreach (var role in Roles) (await real.Get("/v1/aanleidingen", role)).ShouldBeProblem(HttpStatusCode.Unauthorized);
            (await real.Get("/v1/themas", "beheerder")).ShouldBeProblem(HttpStatusCode.Unauthorized);
            (await real.Get("/rol")).ShouldBeProblem(HttpStatusCode.NotFound);
            (await real.Get("/v1/themas")).Status.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await real.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_demonstration_does_not_start_in_production()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Services.AddSingleton<IKeyRing>(new MemoryKeyRing()).AddSignalsGateway(new() { Demo = true });
        await using var app = builder.Build();
        await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => app.StartAsync());
    }
}

using Signals.Deploy.Tests.Settings;
using Signals.Testing;

namespace Signals.Deploy.Tests.Compose;

public sealed class ComposeTests
{
    private const string CollectorHasNoProgramToAskIt = "collector";

    private readonly ComposeFile file = ComposeFile.Read();

    [Fact]
    public void There_are_two_silos_and_two_gateways()
    {
        string[] Roles(string role) => [.. file.Services.Where(service => service.Value.Environment.GetValueOrDefault("Signals__Role") == role).Select(service => service.Key)];

        Roles("Silo").ShouldBe(["silo-1", "silo-2"]);
        Roles("Gateway").ShouldBe(["gateway-1", "gateway-2"]);
    }

    [Fact]
    public void Every_service_is_bounded_comes_back_and_gives_up_its_rights()
    {
        foreach (var (name, service) in file.Services)
        {
            service.Restart.ShouldBe("unless-stopped", name);
            service.MemLimit.ShouldNotBeNull(name);
            service.Logging.ShouldNotBeNull(name);
            service.CapDrop.ShouldBe(["ALL"], name);
            service.SecurityOpt.ShouldBe(["no-new-privileges:true"], name);
            service.Privileged.ShouldBeFalse(name);
            service.Image.ShouldContain(":", customMessage: name);
            service.Image.ShouldNotEndWith(":latest", customMessage: name);
            if (name != CollectorHasNoProgramToAskIt) service.Healthcheck.ShouldNotBeNull(name);
        }
        foreach (var member in file.Services.Values.Where(service => service.IsMember))
        {
            member.User.ShouldBe("1654:1654");
            member.ReadOnly.ShouldBeTrue();
        }
    }

    [Fact]
    public void Only_the_proxy_is_published_and_only_gateways_stand_behind_it()
    {
        file.Services.Where(service => service.Value.Ports.Count > 0).Select(service => service.Key).ShouldBe(["proxy"]);
        file.Networks.Where(network => !network.Value.Internal).Select(network => network.Key).ShouldBe(["outside"]);
        On("outside").ShouldBe(["proxy"]);
        On("front").ShouldBe(["gateway-1", "gateway-2", "proxy"], ignoreOrder: true);
        On("members").ShouldNotContain("proxy");

        IEnumerable<string> On(string network) => file.Services.Where(service => service.Value.NetworkNames.Contains(network)).Select(service => service.Key);
    }

    [Fact]
    public void A_gateway_knows_no_way_into_the_journal()
    {
        foreach (var gateway in file.Services.Where(service => service.Key.StartsWith("gateway", StringComparison.Ordinal)))
            gateway.Value.Secrets.Select(secret => secret["source"]).ShouldBe(
                ["gateway_vault", "gateway_membership", "master_key", "authority", $"{gateway.Key.Replace('-', '_')}_certificate", $"{gateway.Key.Replace('-', '_')}_key"]);
    }

    [Fact]
    public void Secrets_are_files_for_settings_that_exist()
    {
        var used = file.Services.Values.SelectMany(service => service.Secrets).ToList();

        used.Select(secret => secret["source"]).Distinct().ShouldBe(file.Secrets.Keys, ignoreOrder: true);
        foreach (var target in used.Select(secret => secret["target"]).Where(target => target.StartsWith("Signals__", StringComparison.Ordinal))) Known.Settings.ShouldContain(target);
        foreach (var service in file.Services.Values)
            service.Environment.Keys.ShouldNotContain(name => name == "Signals__Journal" || name == "Signals__Vault" || name == "Signals__Cluster__Membership" || name == "POSTGRES_PASSWORD");
    }

    [Fact]
    public void A_silo_tells_the_address_that_it_has()
    {
        foreach (var silo in file.Services.Values.Where(service => service.Environment.GetValueOrDefault("Signals__Role") == "Silo"))
        {
            var network = (IDictionary<object, object>)((IDictionary<object, object>)silo.Networks)["members"];
            silo.Environment["Signals__Cluster__Address"].ShouldBe((string)network["ipv4_address"]);
        }
    }

    [SkippableFact]
    public async Task The_script_makes_every_secret_once()
    {
        Skip.IfNot(File.Exists("/usr/bin/openssl"), "openssl is not installed here.");
        using var folder = new TemporaryFolder();
        foreach (var script in new[] { "certificates", "compose-secrets" }) File.Copy(Repository.File($"deploy/{script}"), folder.File(script));
        (await Script.Run(folder.File("compose-secrets"))).ShouldBe((0, ""));
        var paths = file.Secrets.Values.Select(secret => Path.GetFullPath(secret["file"], folder.Path)).ToList();
        foreach (var path in paths) new FileInfo(path).Length.ShouldBeGreaterThan(30, path);
        var key = await File.ReadAllBytesAsync(folder.File("secrets/master.key"));
        var journal = await File.ReadAllTextAsync(folder.File("secrets/silo_journal"));

        (await Script.Run(folder.File("compose-secrets"))).ShouldBe((0, ""));

        key.Length.ShouldBe(32);
        (await File.ReadAllBytesAsync(folder.File("secrets/master.key"))).ShouldBe(key);
        (await File.ReadAllTextAsync(folder.File("secrets/silo_journal"))).ShouldBe(journal);
        File.GetUnixFileMode(folder.File("secrets")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var password = new Npgsql.NpgsqlConnectionStringBuilder(journal).Password!;
        (await File.ReadAllTextAsync(folder.File("secrets/passwords.sql"))).ShouldContain($"ALTER ROLE signals_silo PASSWORD '{password}';");
    }

    [SkippableFact]
    public async Task Compose_accepts_the_file()
    {
        Skip.IfNot(File.Exists("/usr/libexec/docker/cli-plugins/docker-compose") || File.Exists("/usr/local/lib/docker/cli-plugins/docker-compose"), "Docker's compose plugin is not installed here.");

        (await Script.Run("docker", "compose", "-f", ComposeFile.Path, "config", "--quiet")).ShouldBe((0, ""));
    }

    [SkippableFact]
    public async Task The_proxy_accepts_its_configuration()
    {
        Skip.IfNot(File.Exists("/usr/sbin/haproxy"), "HAProxy is not installed here.");
        using var folder = new TemporaryFolder();
        foreach (var script in new[] { "certificates", "compose-secrets" }) File.Copy(Repository.File($"deploy/{script}"), folder.File(script));
        await Script.Run(folder.File("compose-secrets"));

        (await Script.Run("env",
            $"SIGNALS_OUTSIDE_CERTIFICATE={folder.File("secrets/outside.pem")}", "SIGNALS_GATEWAY_1=127.0.0.1:8080", "SIGNALS_GATEWAY_2=127.0.0.1:8081",
            "/usr/sbin/haproxy", "-c", "-q", "-f", Repository.File("deploy/haproxy.cfg"))).ShouldBe((0, ""));
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>What a process makes of its settings before it does anything else.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Silo = new()
    {
        ["Signals:Role"] = "Silo",
        ["Signals:Database"] = "Postgres",
        ["Signals:Journal"] = "Host=db;Database=journal",
        ["Signals:MasterKeyFile"] = Repository.File("README.md"),
        ["Signals:Cluster:Plain"] = "true",
    };

    [Fact]
    public void Nothing_set_is_everything_in_one_process_on_files()
    {
        var options = Read([]);

        options.Role.ShouldBe(Role.All);
        options.Database.ShouldBe(DatabaseKind.Sqlite);
    }

    [Fact]
    public void A_silo_takes_the_membership_and_the_vault_from_the_journal_s_database_unless_told_otherwise()
    {
        var options = Read(Silo);

        options.MembershipDatabase.ShouldBe("Host=db;Database=journal");
        options.VaultDatabase.ShouldBe("Host=db;Database=journal");
    }

    [Fact]
    public void A_gateway_needs_no_journal() => Read(With(
        ("Signals:Role", "Gateway"), ("Signals:Journal", null), ("Signals:Vault", "Host=db;Database=vault"), ("Signals:Cluster:Membership", "Host=db;Database=journal")))
        .VaultDatabase.ShouldBe("Host=db;Database=vault");

    [Theory]
    [InlineData("Signals:Role", "Everything", "Signals:Role")]
    [InlineData("Signals:Database", "Sqlite", "Signals:Database must be Postgres")]
    [InlineData("Signals:Journal", null, "Signals:Journal is missing")]
    [InlineData("Signals:MasterKeyFile", null, "Signals:MasterKeyFile must name the file")]
    [InlineData("Signals:MasterKeyFile", "/nowhere/master.key", "Signals:MasterKeyFile must name the file")]
    [InlineData("Signals:Cluster:Id", "two words", "Signals:Cluster:Id must be")]
    [InlineData("Signals:Cluster:Address", "0.0.0.0", "Signals:Cluster:Address must be one IP address")]
    [InlineData("Signals:Cluster:Address", "silo-1", "Signals:Cluster:Address must be one IP address")]
    [InlineData("Signals:Cluster:SiloPort", "0", "Signals:Cluster:SiloPort must be")]
    [InlineData("Signals:Cluster:GatewayPort", "11111", "Signals:Cluster:GatewayPort must be 1 to 65535 and another than SiloPort")]
    [InlineData("Signals:Cluster:Certificate", "silo.pem", "belong together")]
    [InlineData("Signals:Cluster:Plain", null, "Signals:Cluster:Certificate is missing")]
    [InlineData("Signals:Channels:Oin", "123", "Signals:Channels:Oin must be the 20 digits")]
    [InlineData("Signals:Channels:Mail:Security", "Perhaps", "Signals:Channels:Mail:Security")]
    public void A_wrong_setting_is_named_with_what_to_do(string name, string? value, string message) =>
        Should.Throw<SettingsException>(() => Read(With((name, value)))).Message.ShouldContain(message);

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        var refused = Should.Throw<SettingsException>(() => Read(With(("Signals:Journal", null), ("Signals:Cluster:SiloPort", "0"), ("Signals:Cluster:Id", ""))));

        refused.Message.Split(Environment.NewLine).Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_process_ends_with_the_reason_alone()
    {
        var (code, error) = await SiloProcess.BeginInVain(new() { ["Signals__Database"] = "Postgres" });

        code.ShouldBe(1);
        error.Trim().ShouldBe("Signals:Journal is missing. Give the connection string of the PostgreSQL database, or set Signals:Database to Sqlite.");
    }

    private static Dictionary<string, string?> With(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Silo);
        foreach (var (name, value) in changes) settings[name] = value;
        return settings;
    }

    private static SiloOptions Read(Dictionary<string, string?> settings) => SiloOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new HostingEnvironment { EnvironmentName = "Production" });
}

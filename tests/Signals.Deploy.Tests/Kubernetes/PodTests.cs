using k8s.Models;

namespace Signals.Deploy.Tests.Kubernetes;

/// <summary>What every pod promises.</summary>
public sealed class PodTests
{
    private static readonly TimeSpan HostsOwnPatience = TimeSpan.FromSeconds(30);

    private readonly Manifests manifests = new();

    [Fact]
    public void Every_file_is_listed_and_every_listed_file_is_there() => Manifests.Listed.ShouldBe(Manifests.Files);

    [Fact]
    public void A_field_that_does_not_exist_is_found() =>
        Should.Throw<YamlDotNet.Core.YamlException>(() => Manifests.Read("apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  portz: []\n").ToList());

    [Fact]
    public void No_pod_runs_as_root_or_asks_for_a_right()
    {
        foreach (var pod in manifests.Deployments.Select(deployment => deployment.Spec.Template.Spec))
        {
            pod.SecurityContext.RunAsNonRoot.ShouldBe(true);
            pod.SecurityContext.RunAsUser.ShouldBe(1654);
            pod.SecurityContext.SeccompProfile.Type.ShouldBe("RuntimeDefault");
            pod.AutomountServiceAccountToken.ShouldBe(false);
            (pod.HostNetwork, pod.HostPID, pod.HostIPC).ShouldBe((null, null, null));
            (pod.Volumes ?? []).ShouldAllBe(volume => volume.HostPath == null);
            foreach (var container in Containers(pod))
            {
                container.SecurityContext.Privileged.ShouldBeNull();
                container.SecurityContext.AllowPrivilegeEscalation.ShouldBe(false);
                container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true);
                container.SecurityContext.Capabilities.Drop.ShouldBe(["ALL"]);
                container.SecurityContext.Capabilities.Add.ShouldBeNull();
            }
        }
    }

    [Fact]
    public void Every_container_is_probed_on_the_management_port_and_is_bounded()
    {
        foreach (var container in manifests.Deployments.SelectMany(deployment => Containers(deployment.Spec.Template.Spec)))
        {
            container.StartupProbe.HttpGet.Path.ShouldBe("/health/live");
            container.LivenessProbe.HttpGet.Path.ShouldBe("/health/live");
            container.ReadinessProbe.HttpGet.Path.ShouldBe("/health/ready");
            foreach (var probe in new[] { container.StartupProbe, container.LivenessProbe, container.ReadinessProbe })
                container.Ports.Single(port => port.Name == probe.HttpGet.Port.Value).ContainerPort.ShouldBe(5081);
            foreach (var resource in new[] { "cpu", "memory" })
            {
                container.Resources.Requests.ShouldContainKey(resource);
                container.Resources.Limits.ShouldContainKey(resource);
            }
        }
        manifests.Deployments.SelectMany(deployment => deployment.Spec.Template.Spec.Volumes).Where(volume => volume.EmptyDir != null)
            .ShouldAllBe(volume => volume.EmptyDir.SizeLimit != null);
    }

    [Fact]
    public void Only_gateways_listen_to_the_public()
    {
        Ports("gateway").ShouldBe([5081, 8080], ignoreOrder: true);
        Ports("silo").ShouldBe([5081, 11111, 30000], ignoreOrder: true);

        IEnumerable<int> Ports(string component) => Containers(manifests.Deployment(component).Spec.Template.Spec).SelectMany(container => container.Ports).Select(port => port.ContainerPort);
    }

    [Fact]
    public void An_upgrade_keeps_every_gateway_and_stops_one_silo_at_a_time()
    {
        var gateway = manifests.Deployment("gateway").Spec.Strategy.RollingUpdate;
        var silo = manifests.Deployment("silo").Spec.Strategy.RollingUpdate;

        (gateway.MaxUnavailable.Value, gateway.MaxSurge.Value).ShouldBe(("0", "1"));
        (silo.MaxUnavailable.Value, silo.MaxSurge.Value).ShouldBe(("1", "0"));
        foreach (var deployment in manifests.Deployments)
            manifests.Of<V1PodDisruptionBudget>().Single(budget => Manifests.Selects(budget.Spec.Selector.MatchLabels, deployment)).Spec.MaxUnavailable.Value.ShouldBe("1");
    }

    [Fact]
    public void A_pod_is_given_the_time_to_finish()
    {
        foreach (var pod in manifests.Deployments.Select(deployment => deployment.Spec.Template.Spec))
        {
            var pause = TimeSpan.FromSeconds(pod.Containers.Max(container => container.Lifecycle?.PreStop.Sleep.Seconds ?? 0));
            TimeSpan.FromSeconds(pod.TerminationGracePeriodSeconds!.Value).ShouldBeGreaterThan(pause + HostsOwnPatience);
        }
    }

    [Fact]
    public void Pods_are_spread_over_nodes_and_gateways_scale()
    {
        manifests.Deployments.ShouldAllBe(deployment => deployment.Spec.Template.Spec.TopologySpreadConstraints.Any(spread =>
            spread.TopologyKey == "kubernetes.io/hostname" && Manifests.Selects(spread.LabelSelector.MatchLabels, deployment)));
        var scaler = manifests.Of<V2HorizontalPodAutoscaler>().Single().Spec;
        scaler.ScaleTargetRef.Name.ShouldBe(manifests.Deployment("gateway").Metadata.Name);
        scaler.MinReplicas!.Value.ShouldBeGreaterThanOrEqualTo(2);
        manifests.Deployment("gateway").Spec.Replicas.ShouldBeNull();
        manifests.Deployment("silo").Spec.Replicas!.Value.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void Selectors_match_the_pods_that_they_are_meant_for()
    {
        foreach (var deployment in manifests.Deployments)
        {
            deployment.Spec.Selector.MatchLabels.ShouldNotBeEmpty();
            manifests.Deployments.Where(other => Manifests.Selects(deployment.Spec.Selector.MatchLabels, other)).ShouldBe([deployment]);
        }
        foreach (var service in manifests.Of<V1Service>())
        {
            var behind = manifests.Deployments.Single(deployment => Manifests.Selects(service.Spec.Selector, deployment));
            foreach (var port in service.Spec.Ports) Containers(behind.Spec.Template.Spec).SelectMany(container => container.Ports).ShouldContain(open => open.Name == port.TargetPort.Value);
        }
    }

    private static IEnumerable<V1Container> Containers(V1PodSpec pod) => pod.Containers.Concat(pod.InitContainers ?? []);
}

"""What starts the daemon at log-in, on each system: literal files."""

import plistlib
import shlex

from mdnet.daemon.service import service, service_name

COMMAND = [
    "/opt/py/bin/python",
    "-m",
    "mdnet",
    "watch",
    "--vault",
    "/home/sam/My Vault",
]


def test_systemd():
    found = service("linux", "mdnet-watch-My-Vault-1a2b", COMMAND, {})
    assert found.path == ".config/systemd/user/mdnet-watch-My-Vault-1a2b.service"
    assert found.text == (
        "[Unit]\n"
        "Description=mdnet: index and today's note kept fresh\n"
        "\n"
        "[Service]\n"
        'ExecStart="/opt/py/bin/python" "-m" "mdnet" "watch" "--vault" '
        '"/home/sam/My Vault"\n'
        "ExecReload=/bin/kill -HUP $MAINPID\n"
        "Restart=on-failure\n"
        "RestartSec=10\n"
        "Nice=5\n"
        "\n"
        "[Install]\n"
        "WantedBy=default.target\n"
    )
    assert found.install == (
        "systemctl --user daemon-reload",
        "systemctl --user enable --now mdnet-watch-My-Vault-1a2b.service",
    )


def test_systemd_reads_a_path_with_its_own_signs_as_it_is():
    found = service(
        "linux", "n", ["py", '/a $b/100%/"q"\\'], {"MDNET_CACHE_DIR": "/$c"}
    )
    assert 'ExecStart="py" "/a $$b/100%%/\\"q\\"\\\\"\n' in found.text
    assert 'Environment="MDNET_CACHE_DIR=/$c"\n' in found.text


def test_launchd():
    found = service("darwin", "mdnet-watch-v", [*COMMAND[:-1], "/a & b"], {"K": "<v>"})
    assert found.path == "Library/LaunchAgents/org.mdnet.mdnet-watch-v.plist"
    value = plistlib.loads(found.text.encode())
    assert value["ProgramArguments"] == [*COMMAND[:-1], "/a & b"]
    assert value["EnvironmentVariables"] == {"K": "<v>"}
    assert value["KeepAlive"] == {"SuccessfulExit": False}
    assert found.uninstall == (
        "launchctl bootout gui/$(id -u)/org.mdnet.mdnet-watch-v",
    )


def test_windows_has_a_line_to_type():
    found = service("win32", "mdnet-watch-v", ["C:\\py.exe", "-m", "C:\\My Vault"], {})
    assert (found.path, found.text) == ("", "")
    assert found.install == (
        'schtasks /Create /SC ONLOGON /TN "mdnet-watch-v" '
        '/TR "C:\\py.exe -m \\"C:\\My Vault\\""',
    )


def test_the_name_is_one_word():
    assert service_name("Müller & Co-1a2b") == "mdnet-watch-M-ller-Co-1a2b"
    assert shlex.quote(service_name("a b")) == service_name("a b")
